import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, memo } from 'react';
import { useMessages } from '~/messages/useMessages';
import { focusBeside } from '~/ui/focusBeside';
import { itemsOf, mint } from '../document/draft';
import { addItem, moveItem, removeItem } from '../document/edits';
import { entryAt } from '../document/fieldPaths';
import type { ListName, SectionName } from '../document/sections';
import { useEditorParts, useSession } from '../useEditor';
import { Flags } from './Flags';
import classes from './Form.module.css';
import { Sorted, SortedRow } from './Sorted';
import { TextField } from './TextField';

type Props = {
  readonly section: SectionName;
  readonly entryId: string;
  readonly list: ListName;
  readonly label: string;
  readonly addLabel: string;
};

/** Bullets, keywords, courses: Enter begins the next, Backspace in an empty one takes it away. */
export const ItemList = memo(function ItemList({ section, entryId, list, label, addLabel }: Props) {
  const { session, view } = useEditorParts();
  const path = `${section}/${entryId}/${list}`;
  const ids = useSession((state) => {
    const entry = entryAt(state.content.draft, path);
    return entry
      ? itemsOf(entry, list)
          .map((item) => item.id)
          .join(' ')
      : '';
  });
  const all = ids ? ids.split(' ') : [];
  const add = (after?: string) => {
    const id = mint(list.replace(/s$/, ''));
    session.change((draft) => addItem(draft, section, entryId, list, { id, ...(after ? { after } : {}) }));
    view.jumpTo(`${path}/${id}`);
  };
  const remove = (id: string) => {
    const index = all.indexOf(id);
    const next = all[index - 1] ?? all[index + 1];
    session.change((draft) => removeItem(draft, section, entryId, list, id));
    if (next) view.jumpTo(`${path}/${next}`);
    else focusBeside(document.activeElement?.closest('[data-row]'));
  };
  const move = (from: number, to: number) =>
    session.change((draft) => moveItem(draft, section, entryId, list, [from, to]));
  const isLong = list === 'bullets';
  return (
    <fieldset className={classes.items} data-short={isLong ? undefined : ''}>
      <legend className={classes.label}>{label}</legend>
      <Sorted ids={all} onMove={move}>
        {all.map((id, index) => (
          <Row
            key={id}
            {...{ id, index, isLong, move, add, remove }}
            count={all.length}
            path={`${path}/${id}`}
            name={`${label} ${index + 1}`}
          />
        ))}
      </Sorted>
      <Button
        data-adds
        size="compact-sm"
        variant="subtle"
        color="gray"
        className={classes.add}
        leftSection={<IconPlus size={14} stroke={1.8} aria-hidden />}
        onClick={() => add()}
      >
        {addLabel}
      </Button>
    </fieldset>
  );
});

type RowProps = {
  readonly id: string;
  readonly index: number;
  readonly count: number;
  readonly path: string;
  readonly name: string;
  readonly isLong: boolean;
  readonly move: (from: number, to: number) => void;
  readonly add: (after: string) => void;
  readonly remove: (id: string) => void;
};

function Row({ id, index, count, path, name, isLong, move, add, remove }: RowProps) {
  const { t } = useMessages();
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    const isEmpty = (event.target as HTMLInputElement).value === '';
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      add(id);
    } else if (event.key === 'Backspace' && isEmpty) {
      event.preventDefault();
      remove(id);
    }
  };
  return (
    <SortedRow {...{ id, index, count, name }} onMove={move} className={classes.item}>
      <div className={classes.grow}>
        <TextField path={path} label={name} isLabelHidden isLong={isLong} onKeyDown={keys} />
      </div>
      <span className={classes.tools}>
        <Flags path={path} name={name} />
        <ActionIcon
          variant="subtle"
          color="gray"
          className={classes.quiet}
          aria-label={t('editor.remove', { name })}
          onClick={() => remove(id)}
        >
          <IconX size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      </span>
    </SortedRow>
  );
}
