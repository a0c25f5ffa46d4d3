import { Button, Group, Modal, Radio, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useMessages } from '~/messages/useMessages';
import { ConflictSides } from './ConflictSides';
import classes from './Editor.module.css';
import type { Choice, Clash, Conflict } from './session/conflicts';
import { useEditorParts } from './useEditor';
import { useFieldName } from './useFieldName';

/** The same place was changed here and elsewhere: side by side, to choose or to write anew. */
export default function ConflictDialog({ clash }: { clash: Clash }) {
  const { t } = useMessages();
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size="56rem"
      title={t('editor.conflictTitle')}
    >
      <Choices clash={clash} />
    </Modal>
  );
}

function Choices({ clash }: { clash: Clash }) {
  const { t } = useMessages();
  const { session } = useEditorParts();
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const choose = (choice: Choice) => setChoices((before) => new Map(before).set(choice.path, choice));
  const all = (side: 'yours' | 'theirs') =>
    setChoices(new Map(clash.conflicts.map(({ path }) => [path, { path, side }])));
  const isDecided = clash.conflicts.every((one) => choices.has(one.path));
  return (
    <>
      <Text fz="sm">{t('editor.conflictText', { count: clash.conflicts.length })}</Text>
      {clash.conflicts.map((conflict) => (
        <OneConflict
          key={conflict.path}
          conflict={conflict}
          choice={choices.get(conflict.path)}
          choose={choose}
        />
      ))}
      <Group justify="space-between" mt="lg">
        <Group gap="xs">
          <Button variant="default" onClick={() => all('yours')}>
            {t('editor.allMine')}
          </Button>
          <Button variant="default" onClick={() => all('theirs')}>
            {t('editor.allTheirs')}
          </Button>
        </Group>
        <Button disabled={!isDecided} onClick={() => void session.resolve([...choices.values()])}>
          {t('editor.saveDecided')}
        </Button>
      </Group>
    </>
  );
}

type OneProps = {
  readonly conflict: Conflict;
  readonly choice: Choice | undefined;
  readonly choose: (choice: Choice) => void;
};

function OneConflict({ conflict, choice, choose }: OneProps) {
  const { t } = useMessages();
  const name = useFieldName()(conflict.path);
  const { path, base, yours, theirs, isText } = conflict;
  const chosen = choice ? ('text' in choice ? 'own' : choice.side) : '';
  return (
    <fieldset className={classes.conflict}>
      <legend>{name}</legend>
      <ConflictSides
        name={path}
        base={base}
        sides={{ yours, theirs }}
        labels={{ yours: t('editor.yours'), theirs: t('editor.theirs') }}
        chosen={chosen}
        choose={(side) => choose({ path, side })}
      />
      {isText && (
        <>
          <Radio
            mt="xs"
            name={path}
            label={t('editor.writeAnew')}
            checked={chosen === 'own'}
            onChange={() => choose({ path, text: yours ?? '' })}
          />
          {choice && 'text' in choice && (
            <Textarea
              autosize
              mt={4}
              aria-label={t('editor.writeAnew')}
              value={choice.text}
              onChange={(event) => choose({ path, text: event.currentTarget.value })}
            />
          )}
        </>
      )}
    </fieldset>
  );
}
