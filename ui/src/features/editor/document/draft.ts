/**
 * The draft: a JSON Resume as the API gives it, with every id in `x-bespoke`. In a draft the ids of a list's items stand
 * without the check of their text (`b-1`, not `b-1:3f9a21`): the API then takes them by order, so text and order may
 * change together.
 */

import { asList, asObj, asText, isObj, type Json, type Obj, withKey } from './json';
import { jsonName, type ListName, SECTION_NAMES, type SectionName } from './sections';

export type Draft = Obj;
export type Entry = Obj;
export type Item = { readonly id: string; readonly text: string };

export const EXTENSION = 'x-bespoke';
const LISTS: readonly ListName[] = ['bullets', 'courses', 'keywords', 'roles'];

/** From what the API answers. Addresses that JSON Resume would not allow are shown as the person wrote them. */
export function draftOf(content: Obj): Draft {
  let draft: Draft = content;
  const basics = { ...originals(asObj(content.basics)) } as Obj;
  const location = isObj(basics.location) ? originals(basics.location) : undefined;
  const profiles = asList(basics.profiles).map((one) => entryOf(asObj(one), 'profile'));
  draft = withKey(draft, 'basics', withKey(withKey(basics, 'profiles', profiles), 'location', location));
  for (const name of SECTION_NAMES) {
    const entries = entriesOf(draft, name).map((entry) => entryOf(entry, name));
    if (entries.length > 0) draft = withEntries(draft, name, entries);
  }
  const meta = asObj(draft.meta);
  return { ...draft, meta: { ...meta, [EXTENSION]: { ...asObj(meta[EXTENSION]), format: 1 } } };
}

function entryOf(given: Entry, prefix: string): Entry {
  let entry = originals(given);
  const extension = asObj(entry[EXTENSION]);
  entry = { ...entry, [EXTENSION]: { ...extension, id: asText(extension.id) || mint(prefix) } };
  for (const list of LISTS) {
    const items = itemsOf(entry, list);
    if (items.length > 0) entry = withItems(entry, list, items);
  }
  return entry;
}

function originals(part: Obj): Obj {
  const extension = asObj(part[EXTENSION]);
  if (!isObj(extension.original)) return part;
  return withKey({ ...part, ...extension.original }, EXTENSION, withKey(extension, 'original', undefined));
}

export function mint(prefix: string): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567';
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return `${prefix}-${Array.from(bytes, (byte) => letters[byte % 32]).join('')}`;
}

/** Sections outside JSON Resume travel in the document's extension. */
export function entriesOf(draft: Draft, section: SectionName): readonly Entry[] {
  const list = section === 'custom' ? asObj(asObj(draft.meta)[EXTENSION]).custom : draft[section];
  return asList(list).filter(isObj);
}

export function withEntries(draft: Draft, section: SectionName, entries: readonly Entry[]): Draft {
  if (section !== 'custom') return withKey(draft, section, entries);
  const meta = asObj(draft.meta);
  return { ...draft, meta: { ...meta, [EXTENSION]: withKey(asObj(meta[EXTENSION]), 'custom', entries) } };
}

export function profilesOf(draft: Draft): readonly Entry[] {
  return asList(asObj(draft.basics).profiles).filter(isObj);
}

export function withProfiles(draft: Draft, profiles: readonly Entry[]): Draft {
  return { ...draft, basics: withKey(asObj(draft.basics), 'profiles', profiles) };
}

export function idOf(entry: Entry): string {
  return asText(asObj(entry[EXTENSION]).id);
}

export function itemsOf(entry: Entry, list: ListName): readonly Item[] {
  const name = jsonName(list);
  const marks = asList(asObj(entry[EXTENSION])[name]);
  return asList(entry[name]).map((text, index) => ({
    id: asText(marks[index]).split(':')[0] || mint(list.replace(/s$/, '')),
    text: asText(text),
  }));
}

export function withItems(entry: Entry, list: ListName, items: readonly Item[]): Entry {
  const name = jsonName(list);
  const ids: Json = items.map((item) => item.id);
  const extension = withKey(asObj(entry[EXTENSION]), name, ids);
  const texts: Json = items.map((item) => item.text);
  return withKey({ ...entry, [EXTENSION]: extension }, name, texts);
}
