/** Adding, removing and moving entries and items. */

import {
  type Draft,
  type Entry,
  EXTENSION,
  entriesOf,
  idOf,
  itemsOf,
  mint,
  withEntries,
  withItems,
} from './draft';
import type { ListName, SectionName } from './sections';

export function addEntry(draft: Draft, section: SectionName, id = mint(section)): Draft {
  const entry: Entry = { [EXTENSION]: { id } };
  const entries = entriesOf(draft, section);
  // What is newest stands first where entries have dates; skills and the like are added below.
  const isDated = ['work', 'education', 'projects', 'volunteer'].includes(section);
  return withEntries(draft, section, isDated ? [entry, ...entries] : [...entries, entry]);
}

export function removeEntry(draft: Draft, section: SectionName, id: string): Draft {
  return withEntries(
    draft,
    section,
    entriesOf(draft, section).filter((entry) => idOf(entry) !== id),
  );
}

export function moveEntry(draft: Draft, section: SectionName, from: number, to: number): Draft {
  return withEntries(draft, section, moved(entriesOf(draft, section), from, to));
}

/** Below the item named, else at the end. */
export function addItem(
  draft: Draft,
  section: SectionName,
  entryId: string,
  list: ListName,
  given: NewItem = {},
): Draft {
  const { after, id = mint(list.replace(/s$/, '')), text = '' } = given;
  return onItems(draft, section, entryId, list, (items) => {
    const at = after === undefined ? items.length : items.findIndex((item) => item.id === after) + 1;
    return items.toSpliced(at, 0, { id, text });
  });
}
export type NewItem = { readonly after?: string; readonly id?: string; readonly text?: string };

export function removeItem(
  draft: Draft,
  section: SectionName,
  entryId: string,
  list: ListName,
  id: string,
): Draft {
  return onItems(draft, section, entryId, list, (items) => items.filter((item) => item.id !== id));
}

export function moveItem(
  draft: Draft,
  section: SectionName,
  entryId: string,
  list: ListName,
  [from, to]: readonly [number, number],
): Draft {
  return onItems(draft, section, entryId, list, (items) => moved(items, from, to));
}

type Items = ReturnType<typeof itemsOf>;

function onItems(
  draft: Draft,
  section: SectionName,
  entryId: string,
  list: ListName,
  change: (items: Items) => Items,
): Draft {
  const entries = entriesOf(draft, section);
  return withEntries(
    draft,
    section,
    entries.map((one) => (idOf(one) === entryId ? withItems(one, list, change(itemsOf(one, list))) : one)),
  );
}

export function moved<Thing>(list: readonly Thing[], from: number, to: number): readonly Thing[] {
  const thing = list[from];
  if (thing === undefined || to < 0 || to >= list.length || from === to) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, thing);
}
