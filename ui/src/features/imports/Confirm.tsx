import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ResumeView } from '~/api';
import { useMessages } from '~/messages/useMessages';
import { Page } from '~/ui/Page';
import { ProblemNotice } from '~/ui/ProblemNotice';
import classes from './Imports.module.css';
import type { Ledger } from './ledger';
import { unplaced } from './leftOver';
import { withoutBlank } from './missing';
import { sectionsOf } from './resumeFields';
import { Steps } from './Steps';
import type { DraftOfResume } from './useDraft';

type Props = {
  readonly resume: ResumeView;
  readonly draft: DraftOfResume;
  readonly ledger: Ledger | null;
  readonly onBack: () => void;
  readonly onConfirm: (title: string) => void;
};

/** What is confirmed, counted; and what stays out, word for word. */
export function Confirm({ resume, draft, ledger, onBack, onConfirm }: Props) {
  const { t } = useMessages();
  const [title, setTitle] = useState(resume.title);
  const left = unplaced(ledger?.lines ?? [], draft.content);
  return (
    <Page title={t('imports.confirmTitle')} intro={t('imports.confirmIntro')} width="narrow">
      <Steps at={3} />
      {draft.error && <ProblemNotice error={draft.error} />}
      <dl className={classes.counts}>
        {sectionsOf(withoutBlank(draft.content)).map((section) => (
          <div key={section.name}>
            <dt>{t(`imports.${section.name}`)}</dt>
            <dd>{t('imports.counts', { count: section.entries.length })}</dd>
          </div>
        ))}
      </dl>
      <Text fw={500}>
        {left.length > 0 ? t('imports.stayOut', { count: left.length }) : t('imports.nothingStaysOut')}
      </Text>
      <ul className={classes.out}>
        {left.map((line) => (
          <li key={line.number}>{line.text}</li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm(title.trim() || resume.title);
        }}
      >
        <TextInput
          label={t('imports.titleLabel')}
          description={t('imports.titleHint')}
          value={title}
          maxLength={200}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Group justify="space-between" mt="xl">
          <Button variant="default" onClick={onBack}>
            {t('imports.back')}
          </Button>
          <Button type="submit" loading={draft.isSaving}>
            {t('imports.confirm')}
          </Button>
        </Group>
      </form>
    </Page>
  );
}
