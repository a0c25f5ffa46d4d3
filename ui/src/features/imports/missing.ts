/** What the file did not say, or what was not read of it: fields and entries that can be added while checking. */

import {
  BASICS,
  type FieldSpec,
  jsonName,
  SECTIONS as KNOWN,
  PLACE,
  PROFILE,
} from '~/features/editor/document/sections';
import {
  type Content,
  type Entry,
  listOf,
  type Place,
  type SectionName,
  sectionsOf,
  withoutEntry,
} from './resumeFields';

export type Missing = { readonly label: FieldSpec['label']; readonly place: Place };

const OF_BASICS: readonly FieldSpec[] = [
  ...BASICS,
  { name: 'label', kind: 'line', label: 'label' },
  { name: 'summary', kind: 'long', label: 'summary' },
];
const LISTS = { bullets: 'highlights', keywords: 'keywords', courses: 'courses', roles: 'roles' } as const;

/** The fields that an entry does not have, and one more of each of its lists. */
export function missingFrom(entry: Entry, section: SectionName): Missing[] {
  const has = new Set(entry.fields.map((field) => field.place.join('/')));
  return possible(entry, section).filter(({ place }) => !has.has(place.join('/')));
}

function possible({ place, fields }: Entry, section: SectionName): Missing[] {
  const at = (specs: readonly FieldSpec[], within: Place) =>
    specs.map(({ name, label }) => ({ label, place: [...within, jsonName(name, section)] }));
  if (section === 'basics') {
    return place.length > 1
      ? at(PROFILE, place)
      : [...at(OF_BASICS, place), ...at(PLACE, [...place, 'location'])];
  }
  const spec = KNOWN[section];
  const lists = spec.lists.map((list) => {
    const name = LISTS[list];
    return { label: name, place: [...place, name, fields.filter((field) => field.name === name).length] };
  });
  return [...at(spec.fields, place), ...lists];
}

/** The first field of one more entry; of the contact, of one more profile. */
export function nextEntry(content: Content, section: SectionName): Place {
  const list = section === 'basics' ? ['basics', 'profiles'] : listOf(section);
  const first = section === 'basics' ? PROFILE[0] : KNOWN[section].fields[0];
  const count = sectionsOf(content)
    .flatMap((one) => one.entries)
    .filter((entry) => entry.place.slice(0, -1).join('/') === list.join('/')).length;
  return [...list, count, jsonName(first?.name ?? 'name')];
}

/** Without the entries that were added and never filled in. */
export function withoutBlank(content: Content): Content {
  return sectionsOf(content)
    .flatMap((section) => section.entries)
    .filter((entry) => entry.place.length > 1 && entry.fields.every((field) => field.value.trim() === ''))
    .reduceRight((left, entry) => withoutEntry(left, entry.place), content);
}
