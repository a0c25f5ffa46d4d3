import { Input, MultiSelect, SegmentedControl, Switch, TagsInput, TextInput } from '@mantine/core';
import { useId } from 'react';
import type { PostingView } from '~/api';
import { nameOf } from '~/features/postings/corrections';
import { useMessages } from '~/messages/useMessages';
import classes from './Optimize.module.css';
import { useKeepable } from './useKeepable';
import { useModelOffer } from './useModelOffer';
import type { Wishes } from './wishes';

type Props = {
  readonly resumeId: string;
  readonly posting: PostingView;
  readonly wishes: Wishes;
  readonly setWishes: (wishes: Wishes) => void;
};

export function WishesForm({ resumeId, posting, wishes, setWishes }: Props) {
  const { t } = useMessages();
  const { places, skills } = useKeepable(resumeId);
  const offer = useModelOffer();
  const set = (change: Partial<Wishes>) => setWishes({ ...wishes, ...change });
  const asked = (posting.effective.requirements ?? []).filter((one) => one.level !== 'duty').map(nameOf);
  return (
    <div className={classes.stack}>
      <Choice
        label={t('optimizations.tone')}
        hint={t(`optimizations.tone_${wishes.tone}_hint`)}
        value={wishes.tone}
        options={(['neutral', 'impactful', 'executive'] as const).map((value) => ({
          value,
          label: t(`optimizations.tone_${value}`),
        }))}
        onChange={(tone) => set({ tone })}
      />
      <Choice
        label={t('optimizations.length')}
        hint={t(`optimizations.length_${wishes.length}_hint`)}
        value={wishes.length}
        options={(['full', 'short'] as const).map((value) => ({
          value,
          label: t(`optimizations.length_${value}`),
        }))}
        onChange={(length) => set({ length })}
      />
      <TextInput
        size="sm"
        label={t('optimizations.targetTitle')}
        description={t('optimizations.targetTitleHint')}
        placeholder={posting.effective.title}
        maxLength={200}
        value={wishes.targetTitle}
        onChange={(event) => set({ targetTitle: event.currentTarget.value })}
      />
      <TagsInput
        size="sm"
        label={t('optimizations.emphasize')}
        description={t('optimizations.emphasizeHint')}
        data={[...new Set(asked)]}
        maxTags={50}
        value={[...wishes.emphasize]}
        onChange={(emphasize) => set({ emphasize })}
      />
      <MultiSelect
        size="sm"
        label={t('optimizations.keep')}
        description={t('optimizations.keepHint')}
        searchable
        hidePickedOptions
        data={places}
        value={[...wishes.keep]}
        onChange={(keep) => set({ keep })}
      />
      <TagsInput
        size="sm"
        label={t('optimizations.exclude')}
        description={t('optimizations.excludeHint')}
        data={skills}
        value={[...wishes.excludeSkills]}
        onChange={(excludeSkills) => set({ excludeSkills })}
      />
      <Choice
        label={t('optimizations.locale')}
        value={wishes.locale}
        options={[
          { value: '', label: t('optimizations.localeOwn') },
          { value: 'en-US', label: t('optimizations.localeUs') },
          { value: 'en-GB', label: t('optimizations.localeGb') },
        ]}
        onChange={(locale) => set({ locale })}
      />
      <Switch
        label={t('optimizations.useModel')}
        description={t(`optimizations.useModel_${offer}`)}
        disabled={offer !== 'offered'}
        checked={wishes.useModel && offer === 'offered'}
        onChange={(event) => set({ useModel: event.currentTarget.checked })}
      />
      <Switch
        label={t('optimizations.applySafe')}
        description={t('optimizations.applySafeHint')}
        checked={wishes.applySafe}
        onChange={(event) => set({ applySafe: event.currentTarget.checked })}
      />
    </div>
  );
}

type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly hint?: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
};

function Choice<Value extends string>({ label, hint, value, options, onChange }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div>
      <Input.Label component="span" size="sm" id={id}>
        {label}
      </Input.Label>
      <SegmentedControl
        fullWidth
        size="sm"
        aria-labelledby={id}
        value={value}
        onChange={(next) => onChange(next as Value)}
        data={[...options]}
      />
      {hint && (
        <Input.Description size="sm" mt={4}>
          {hint}
        </Input.Description>
      )}
    </div>
  );
}
