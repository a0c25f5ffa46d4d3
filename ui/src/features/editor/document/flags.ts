/** What the `ui` of an optimized resume says about its texts: shown or left out, locked, and worded otherwise. */

import {
  type Draft,
  type Entry,
  EXTENSION,
  entriesOf,
  type Item,
  idOf,
  itemsOf,
  profilesOf,
  withEntries,
  withItems,
  withProfiles,
} from './draft';
import { removeEntry } from './edits';
import { withText } from './fieldPaths';
import { asList, asObj, asText, isObj, type Json, type Obj } from './json';
import { type ListName, SECTION_NAMES } from './sections';

const LISTS: readonly ListName[] = ['bullets', 'courses', 'keywords', 'roles'];

export type Flag = 'include' | 'locked';
export type Flags = {
  readonly include: boolean;
  readonly locked: boolean;
  readonly alternates: readonly string[];
};

const UI_SECTIONS: Readonly<Record<string, string>> = {
  work: 'experience',
  education: 'education',
  skills: 'skills',
  projects: 'projects',
  certificates: 'certifications',
};

/** The section of `ui` that holds a path. */
export function uiSectionOf(path: string): string {
  const root = path.split('/')[0] ?? '';
  if (path === 'basics/summary') return 'summary';
  return root === 'basics' ? 'header' : (UI_SECTIONS[root] ?? 'additional');
}

export function sectionFlag(ui: Obj | null, name: string, flag: Flag): boolean {
  const section = asList(ui?.sections).find((one) => asObj(one).name === name);
  const { items } = asObj(section);
  return asList(items).length === 0 ? flag === 'include' : asObj(section)[flag] === true;
}

export function flagsOf(ui: Obj | null, path: string): Flags {
  const item = itemAt(ui, path);
  const alternates = asList(item?.alternates).map((one) => asText(one));
  return { include: item?.include !== false, locked: item?.locked === true, alternates };
}

function itemAt(ui: Obj | null, path: string): Obj | undefined {
  const section = asList(ui?.sections).find((one) => asObj(one).name === uiSectionOf(path));
  return asList(asObj(section).items)
    .map((one) => asObj(one))
    .find((one) => one.path === path);
}

export function withFlag(ui: Obj, path: string, text: string, change: Partial<Record<Flag, boolean>>): Obj {
  return onSection(ui, uiSectionOf(path), (section) => {
    const items = asList(section.items).map((one) => asObj(one));
    const steps = path.split('/');
    const fresh: Obj = { path, entry_id: steps[0] === 'basics' ? '' : (steps[1] ?? ''), text };
    const all = items.some((one) => one.path === path) ? items : [...items, fresh];
    return { ...section, items: all.map((one) => (one.path === path ? { ...one, ...change } : one)) };
  });
}

export function withSectionFlag(ui: Obj, name: string, change: Partial<Record<Flag, boolean>>): Obj {
  return onSection(ui, name, (section) => ({ ...section, ...change }));
}

function onSection(ui: Obj, name: string, change: (section: Obj) => Obj): Obj {
  const sections = asList(ui.sections).map((one) => (asObj(one).name === name ? change(asObj(one)) : one));
  return { ...ui, sections };
}

/** The draft without what is left out, as an export has it. */
export function includedOnly({ draft, ui }: { readonly draft: Draft; readonly ui: Obj | null }): Draft {
  if (!ui) return draft;
  let shown = draft;
  for (const section of asList(ui.sections).filter(isObj)) {
    const name = asText(section.name);
    if (!sectionFlag(ui, name, 'include')) shown = withoutSection(shown, name);
    else
      for (const item of asList(section.items).filter(isObj))
        if (item.include === false) shown = without(shown, asText(item.path));
  }
  return shown;
}

function withoutSection(draft: Draft, name: string): Draft {
  if (name === 'summary') return withText(draft, 'basics/summary', '');
  if (name === 'header') return draft;
  const gone = SECTION_NAMES.filter((one) => (UI_SECTIONS[one] ?? 'additional') === name);
  return gone.reduce((left, section) => withEntries(left, section, []), draft);
}

function without(draft: Draft, path: string): Draft {
  const [root = '', id, field, item] = path.split('/');
  const shorter = item && root !== 'basics' ? draft : withText(draft, path, '');
  if (root === 'basics') {
    const said = profilesOf(shorter).filter((one) => one.network || one.username || one.url);
    return id === 'profiles' ? withProfiles(shorter, said) : shorter;
  }
  const section = SECTION_NAMES.find((one) => one === root);
  if (!section) return draft;
  if (!field) return removeEntry(draft, section, id ?? '');
  const entries = entriesOf(shorter, section).map((entry) =>
    idOf(entry) === id ? withoutItem(entry, item) : entry,
  );
  return withEntries(shorter, section, entries.filter(saysSomething));
}

function withoutItem(entry: Entry, item: string | undefined): Entry {
  const keep = (one: Item) => one.id !== item;
  const change = (left: Entry, list: ListName) => withItems(left, list, itemsOf(left, list).filter(keep));
  return item ? LISTS.reduce(change, entry) : entry;
}

function saysSomething(entry: Entry): boolean {
  return Object.keys(entry).some((key) => key !== EXTENSION);
}

/** Theirs, made of the newer content, with every flag that only mine changed. */
export function mergeUi(base: Obj | null, mine: Obj | null, theirs: Obj | null): Obj | null {
  if (!theirs || !mine) return theirs ?? mine;
  let merged = theirs;
  for (const section of asList(mine.sections).filter(isObj)) {
    const name = asText(section.name);
    for (const flag of ['include', 'locked'] as const) {
      const value = sectionFlag(mine, name, flag);
      if (value !== sectionFlag(base, name, flag)) merged = withSectionFlag(merged, name, { [flag]: value });
    }
    for (const item of asList(section.items).filter(isObj)) merged = withMine(merged, base, item);
  }
  return merged;
}

function withMine(merged: Obj, base: Obj | null, item: Obj): Obj {
  const path = asText(item.path);
  const before = flagsOf(base, path);
  const changes: Record<string, Json> = {};
  if ((item.include !== false) !== before.include) changes.include = item.include ?? true;
  if ((item.locked === true) !== before.locked) changes.locked = item.locked ?? false;
  if (Object.keys(changes).length === 0) return merged;
  return withFlag(merged, path, asText(item.text), changes as Partial<Record<Flag, boolean>>);
}
