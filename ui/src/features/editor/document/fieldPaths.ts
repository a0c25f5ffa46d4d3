/** Field paths (`work/<id>/bullets/<bullet id>`), the spelling that ledger, suggestions, positions and conflicts share. */

import { endOf, withDate } from './dates';
import {
  type Draft,
  type Entry,
  entriesOf,
  idOf,
  itemsOf,
  profilesOf,
  withEntries,
  withItems,
  withProfiles,
} from './draft';
import { asObj, asText, isObj, withKey } from './json';
import { isSectionName, jsonName, type ListName, SECTION_NAMES, SECTIONS } from './sections';

/** The text of a field or item; dates as ISO text or "present". Null where there is no such field. */
export function textAt(draft: Draft, path: string): string | null {
  const [root = '', ...steps] = path.split('/');
  if (root === 'basics') return basicsText(draft, steps);
  const entry = entryAt(draft, path);
  const [, name, item] = steps;
  if (!entry || !name) return null;
  if (item) return itemsOf(entry, name as ListName).find((one) => one.id === item)?.text ?? null;
  return name === 'end' ? endOf(entry, root) : asText(entry[jsonName(name, root)]);
}

function basicsText(draft: Draft, steps: readonly string[]): string | null {
  const basics = asObj(draft.basics);
  const [first = '', second = '', third = ''] = steps;
  if (first === 'location') return asText(asObj(basics.location)[jsonName(second)]);
  if (first !== 'profiles') return asText(basics[jsonName(first)]);
  const profile = profilesOf(draft).find((one) => idOf(one) === second);
  return profile ? asText(profile[jsonName(third)]) : null;
}

/** The entry that a path is of or in. */
export function entryAt(draft: Draft, path: string): Entry | undefined {
  const [root = '', id] = path.split('/');
  return isSectionName(root) ? entriesOf(draft, root).find((entry) => idOf(entry) === id) : undefined;
}

/** With another text there. A path that leads nowhere changes nothing. */
export function withText(draft: Draft, path: string, text: string): Draft {
  const [root = '', id, name = '', item] = path.split('/');
  if (root === 'basics') return withBasicsText(draft, path.split('/').slice(1), text);
  if (!isSectionName(root)) return draft;
  const entries = entriesOf(draft, root);
  const index = entries.findIndex((entry) => idOf(entry) === id);
  const entry = entries[index];
  if (!entry) return draft;
  return withEntries(draft, root, entries.with(index, changed(entry, root, name, item, text)));
}

function changed(entry: Entry, section: string, name: string, item: string | undefined, text: string): Entry {
  if (item) {
    const items = itemsOf(entry, name as ListName);
    return withItems(
      entry,
      name as ListName,
      items.map((one) => (one.id === item ? { ...one, text } : one)),
    );
  }
  if (name === 'start' || name === 'end') return withDate(entry, name, text, section);
  return withKey(entry, jsonName(name, section), text);
}

function withBasicsText(draft: Draft, steps: readonly string[], text: string): Draft {
  const basics = asObj(draft.basics);
  const [first = '', second = '', third = ''] = steps;
  if (first === 'profiles') {
    const change = (one: Entry) => (idOf(one) === second ? withKey(one, jsonName(third), text) : one);
    return withProfiles(draft, profilesOf(draft).map(change));
  }
  const value = first === 'location' ? withKey(asObj(basics.location), jsonName(second), text) : text;
  return { ...draft, basics: withKey(basics, jsonName(first), value) };
}

/** Every text that stands in the draft, by path, in the document's order. */
export function fieldsOf(draft: Draft): Map<string, string> {
  const found = new Map<string, string>();
  const put = (path: string, text: string) => text && found.set(path, text);
  const basics = asObj(draft.basics);
  for (const name of ['name', 'label', 'email', 'phone', 'url', 'summary'])
    put(`basics/${name}`, asText(basics[name]));
  for (const [name, value] of Object.entries(asObj(basics.location))) {
    if (!isObj(value)) put(`basics/location/${pathName(name)}`, asText(value));
  }
  for (const one of profilesOf(draft)) {
    for (const name of ['network', 'username', 'url'])
      put(`basics/profiles/${idOf(one)}/${name}`, asText(one[name]));
  }
  for (const section of SECTION_NAMES) {
    for (const entry of entriesOf(draft, section)) putEntry(draft, `${section}/${idOf(entry)}`, entry, put);
  }
  return found;
}

function putEntry(
  draft: Draft,
  path: string,
  entry: Entry,
  put: (path: string, text: string) => unknown,
): void {
  const spec = SECTIONS[path.split('/')[0] as keyof typeof SECTIONS];
  for (const { name } of spec.fields) put(`${path}/${name}`, textAt(draft, `${path}/${name}`) ?? '');
  for (const list of spec.lists) {
    for (const item of itemsOf(entry, list)) put(`${path}/${list}/${item.id}`, item.text);
  }
}

function pathName(json: string): string {
  return json.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
