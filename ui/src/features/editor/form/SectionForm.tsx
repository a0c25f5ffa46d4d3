import { Button, Title, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconPlus } from '@tabler/icons-react';
import { memo } from 'react';
import { useMessages } from '~/messages/useMessages';
import { endOf, PRESENT } from '../document/dates';
import { entriesOf, idOf, itemsOf, mint } from '../document/draft';
import { addEntry, moveEntry } from '../document/edits';
import { entryAt } from '../document/fieldPaths';
import { asText } from '../document/json';
import { jsonName, SECTIONS, type SectionName } from '../document/sections';
import { useEditorParts, useSession, useView } from '../useEditor';
import { EntryForm } from './EntryForm';
import { Flags } from './Flags';
import classes from './Form.module.css';
import { Sorted, SortedRow } from './Sorted';

/** A section: its entries as lines that open into forms. */
export const SectionForm = memo(function SectionForm({ section }: { section: SectionName }) {
  const { t } = useMessages();
  const { session } = useEditorParts();
  const add = useAddEntry();
  const ids = useSession((state) => entriesOf(state.content.draft, section).map(idOf).join(' '));
  const all = ids ? ids.split(' ') : [];
  const name = t(`editor.section_${section}`);
  const move = (from: number, to: number) => session.change((draft) => moveEntry(draft, section, from, to));
  return (
    <section className={classes.section} id={`section-${section}`} aria-labelledby={`heading-${section}`}>
      <header className={classes.head}>
        <Title order={2} id={`heading-${section}`} className={classes.heading}>
          {name}
        </Title>
        <span className={classes.tools}>
          <Flags path={section} name={name} />
          <Button
            data-adds
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={<IconPlus size={14} stroke={1.8} aria-hidden />}
            aria-label={t('editor.addTo', { name })}
            onClick={() => add(section)}
          >
            {t('editor.add')}
          </Button>
        </span>
      </header>
      <Sorted ids={all} onMove={move}>
        {all.map((id, index) => (
          <EntryRow key={id} {...{ section, id, index, move }} count={all.length} />
        ))}
      </Sorted>
    </section>
  );
});

/** Adds an entry and goes to its first field. */
export function useAddEntry(): (section: SectionName) => void {
  const { session, view } = useEditorParts();
  return (section) => {
    const id = mint(section);
    session.change((draft) => addEntry(draft, section, id));
    view.jumpTo(`${section}/${id}/${SECTIONS[section].fields[0]?.name}`);
  };
}

type RowProps = {
  readonly section: SectionName;
  readonly id: string;
  readonly index: number;
  readonly count: number;
  readonly move: (from: number, to: number) => void;
};

const EntryRow = memo(function EntryRow({ section, id, index, count, move }: RowProps) {
  const { t } = useMessages();
  const { view } = useEditorParts();
  const path = `${section}/${id}`;
  const isOpen = useView((state) => state.openEntries.has(path));
  const called = useSession((state) => {
    const entry = entryAt(state.content.draft, path);
    const words = SECTIONS[section].called.map((name) => asText(entry?.[jsonName(name, section)]));
    return (
      words.filter(Boolean).join(' · ') ||
      (entry
        ? itemsOf(entry, 'keywords')
            .map((one) => one.text)
            .join(', ')
        : '')
    );
  });
  const dates = useSession((state) => {
    const entry = entryAt(state.content.draft, path);
    if (!entry) return '';
    const end = endOf(entry, section);
    const date = asText(entry[jsonName('date', section)]);
    const span = [asText(entry.startDate), end === PRESENT ? t('editor.present') : end].filter(Boolean);
    return date
      ? date.slice(0, 4)
      : [...new Set(span.map((one) => (/^\d/.test(one) ? one.slice(0, 4) : one)))].join('–');
  });
  const name = called || t('editor.unnamed');
  return (
    <SortedRow {...{ id, index, count, name }} onMove={move} className={classes.entry}>
      <div className={classes.grow}>
        <div className={classes.entryHead}>
          <UnstyledButton
            className={classes.line}
            aria-expanded={isOpen}
            data-list-item
            data-path={path}
            onClick={() => view.toggleEntry(path)}
            onFocus={() => view.select(path)}
          >
            <IconChevronRight size={14} stroke={1.8} className={classes.chevron} aria-hidden />
            <span className={classes.called} data-empty={called ? undefined : ''}>
              {name}
            </span>
            <span className={classes.dates}>{dates}</span>
          </UnstyledButton>
          <span className={classes.tools}>
            <Flags path={path} name={name} />
          </span>
        </div>
        {isOpen && <EntryForm section={section} id={id} />}
      </div>
    </SortedRow>
  );
});
