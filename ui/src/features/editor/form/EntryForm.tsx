import { Button, Group } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useMessages } from '~/messages/useMessages';
import { focusBeside } from '~/ui/focusBeside';
import { tellUndo } from '~/ui/notify';
import { EXTENSION, entriesOf, idOf, itemsOf, withEntries } from '../document/draft';
import { removeEntry } from '../document/edits';
import { entryAt, textAt } from '../document/fieldPaths';
import { asObj, asText } from '../document/json';
import { type FieldSpec, SECTIONS, type SectionName } from '../document/sections';
import { useEditorParts, useSession } from '../useEditor';
import { DateField } from './DateField';
import classes from './Form.module.css';
import { ItemList } from './ItemList';
import { TextField } from './TextField';

/** The fields of one entry. Those seldom used are asked for. */
export const EntryForm = memo(function EntryForm({ section, id }: { section: SectionName; id: string }) {
  const { t } = useMessages();
  const { session } = useEditorParts();
  const [isWhole, setWhole] = useState(false);
  const path = `${section}/${id}`;
  const spec = SECTIONS[section];
  const rare = useSession((state) =>
    spec.fields
      .filter((field) => field.isRare && textAt(state.content.draft, `${path}/${field.name}`))
      .map((field) => field.name)
      .join(' '),
  );
  const lists = useSession((state) => {
    const entry = entryAt(state.content.draft, path);
    return spec.lists
      .filter((list, index) => index === 0 || (entry && itemsOf(entry, list).length > 0))
      .join(' ');
  });
  const printed = useSession((state) =>
    asText(asObj(entryAt(state.content.draft, path)?.[EXTENSION]).datesText),
  );
  const fields = spec.fields.filter(
    (field) => isWhole || !field.isRare || rare.split(' ').includes(field.name),
  );
  const shownLists = spec.lists.filter((list) => isWhole || lists.split(' ').includes(list));
  const isMore = fields.length < spec.fields.length || shownLists.length < spec.lists.length;
  const remove = () => {
    const before = entriesOf(session.store.get().content.draft, section);
    const index = before.findIndex((entry) => idOf(entry) === id);
    const removed = before.slice(index, index + 1);
    focusBeside(document.activeElement?.closest('[data-row]'));
    session.change((draft) => removeEntry(draft, section, id));
    tellUndo(t('editor.entryRemoved'), t('ui.undo'), () =>
      session.change((draft) =>
        withEntries(draft, section, entriesOf(draft, section).toSpliced(index, 0, ...removed)),
      ),
    );
  };
  return (
    <div className={classes.entryForm}>
      <div className={classes.fields}>
        {fields.map((field) => (
          <SpecField key={field.name} field={field} path={`${path}/${field.name}`} />
        ))}
      </div>
      {printed && <p className={classes.hint}>{t('editor.datesPrinted', { text: printed })}</p>}
      {shownLists.map((list) => (
        <ItemList
          key={list}
          section={section}
          entryId={id}
          list={list}
          label={t(`editor.${list}`)}
          addLabel={t(`editor.add_${list}`)}
        />
      ))}
      <Group justify="space-between" mt="xs">
        {isMore ? (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setWhole(true)}>
            {t('editor.moreFields')}
          </Button>
        ) : (
          <span />
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconTrash size={15} stroke={1.6} aria-hidden />}
          onClick={remove}
        >
          {t('editor.removeEntry')}
        </Button>
      </Group>
    </div>
  );
});

export function SpecField({ field, path }: { field: FieldSpec; path: string }) {
  const { t } = useMessages();
  const label = t(`fields.${field.label}`);
  switch (field.kind) {
    case 'start':
    case 'date':
      return <DateField path={path} label={label} />;
    case 'end':
      return <DateField path={path} label={label} canBePresent />;
    case 'long':
      return (
        <div className={classes.wide}>
          <TextField path={path} label={label} isLong />
        </div>
      );
    default:
      return (
        <div className={field.isWide ? classes.wide : undefined}>
          <TextField path={path} label={label} />
        </div>
      );
  }
}
