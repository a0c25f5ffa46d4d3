import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { SuggestionView } from '~/api';
import { useMessages } from '~/messages/useMessages';
import { OWN_DIRECTION } from '~/ui/direction';
import { Refusal } from './Refusal';
import { refusalOf, wordingOf } from './suggestions';
import type { Decision, useDecide } from './useSuggestions';

type Props = {
  readonly suggestion: SuggestionView;
  readonly choice: number;
  readonly deciding: ReturnType<typeof useDecide>;
  readonly decide: (decision: Decision) => void;
  readonly close: () => void;
};

/** The person's own wording, judged as every other: refused with reasons, taken when they vouch for it. */
export function EditWording({ suggestion, choice, deciding, decide, close }: Props) {
  const { t } = useMessages();
  const [text, setText] = useState(() => wordingOf(suggestion, choice));
  const refusal = refusalOf(deciding.error);
  const accept = (confirm = false) => {
    if (text.trim()) decide({ kind: 'accept', text: text.trim(), confirm });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        accept();
      }}
    >
      <Textarea
        attributes={OWN_DIRECTION}
        autoFocus
        autosize
        size="sm"
        mt="xs"
        label={t('optimizations.ownWording')}
        description={(suggestion.edit.texts ?? []).length > 0 ? t('optimizations.lineEach') : undefined}
        maxLength={4000}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          // What was refused was another wording.
          if (deciding.error) deciding.reset();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
          if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
          event.preventDefault();
          accept();
        }}
      />
      {refusal && <Refusal verdict={refusal} isBusy={deciding.isPending} onConfirm={() => accept(true)} />}
      <Group gap="xs" mt="xs">
        {!refusal && (
          <Button type="submit" size="compact-sm" loading={deciding.isPending} disabled={!text.trim()}>
            {t('optimizations.acceptOwn')}
          </Button>
        )}
        <Button size="compact-sm" variant="subtle" color="gray" onClick={close}>
          {t('ui.cancel')}
        </Button>
      </Group>
    </form>
  );
}
