import { UnstyledButton } from '@mantine/core';
import { IconArrowNarrowRight } from '@tabler/icons-react';
import { textAt } from '~/features/editor/document/fieldPaths';
import { useEditorParts, useSession } from '~/features/editor/useEditor';
import { useFieldName } from '~/features/editor/useFieldName';
import { useMessages } from '~/messages/useMessages';
import classes from './Scoring.module.css';

/** A place of the draft, in its own words: a click goes there, the pointer shows it on the pages. */
export function JumpTo({ path, label }: { path: string; label?: string }) {
  const { t } = useMessages();
  const { view } = useEditorParts();
  const name = useFieldName()(path);
  const text = useSession((state) => textAt(state.content.draft, path) ?? '');
  return (
    <UnstyledButton
      className={classes.jump}
      aria-label={t('scoring.goTo', { name: [name, text].filter(Boolean).join(': ') })}
      title={text || name}
      onClick={() => view.jumpTo(path)}
      onMouseEnter={() => view.select(path)}
    >
      <IconArrowNarrowRight size={15} stroke={1.6} aria-hidden />
      <span>{label ?? name}</span>
      {!label && text && <q>{text}</q>}
    </UnstyledButton>
  );
}
