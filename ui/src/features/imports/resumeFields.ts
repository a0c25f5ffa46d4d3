/**
 * A JSON Resume as a list of fields, each with the path by which the ledger names it (`work/<id>/position`), and edits
 * of it that leave everything else as it is.
 */

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Content = { [key: string]: Json };
/** Keys and positions from the document's root. */
export type Place = readonly (string | number)[];

export type Field = {
  readonly path: string;
  readonly place: Place;
  /** What JSON Resume calls it; for an item of a list, the list. */
  readonly name: string;
  readonly value: string;
  /** Counts from 1 in a list, else 0. */
  readonly number: number;
};
export type Entry = {
  /** As the ledger names it: `work/<id>`. */
  readonly path: string;
  readonly place: Place;
  readonly label: string;
  readonly fields: readonly Field[];
};
export type Section = { readonly name: SectionName; readonly entries: readonly Entry[] };

export const SECTIONS = [
  'basics',
  'work',
  'education',
  'skills',
  'projects',
  'certificates',
  'languages',
  'awards',
  'publications',
  'volunteer',
  'interests',
  'references',
  'custom',
] as const;
export type SectionName = (typeof SECTIONS)[number];

/** As people read them; what is not named here stands before the summary. */
const FIRST = [
  'name',
  'position',
  'institution',
  'studyType',
  'area',
  'title',
  'language',
  'network',
  'label',
  'email',
  'phone',
  'url',
  'organization',
  'location',
  'startDate',
  'endDate',
];
const LAST = ['text', 'description', 'summary', 'reference', 'highlights', 'keywords', 'courses', 'roles'];
const EXTENSION = 'x-bespoke';
const LISTS: Readonly<Record<string, string>> = {
  highlights: 'bullets',
  keywords: 'keywords',
  courses: 'courses',
  roles: 'roles',
};
const PATH_NAMES: Readonly<Record<string, string>> = {
  startDate: 'start',
  endDate: 'end',
  releaseDate: 'date',
};
const LABELS = [
  'position',
  'studyType',
  'title',
  'name',
  'language',
  'institution',
  'organization',
  'network',
];

/** Sections outside JSON Resume travel in the document's extension. */
export function listOf(section: SectionName): Place {
  return section === 'custom' ? ['meta', EXTENSION, 'custom'] : [section];
}

export function sectionsOf(content: Content): Section[] {
  return SECTIONS.map((name) => ({
    name,
    entries: name === 'basics' ? basicsOf(content) : entriesOf(content, listOf(name), name),
  })).filter((section) => section.entries.length > 0);
}

function basicsOf(content: Content): Entry[] {
  const basics = objectAt(content, ['basics']);
  if (!basics) return [];
  const own = scalars(basics, ['basics'], 'basics');
  const location = objectAt(content, ['basics', 'location']);
  const placed = location ? scalars(location, ['basics', 'location'], 'basics/location') : [];
  return [
    { path: 'basics', place: ['basics'], label: '', fields: [...inOrder(own), ...inOrder(placed)] },
    ...entriesOf(content, ['basics', 'profiles'], 'basics/profiles'),
  ];
}

function entriesOf(content: Content, place: Place, path: string): Entry[] {
  const list = valueAt(content, place);
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry, index) => {
    if (!isObject(entry)) return [];
    const at = [...place, index];
    const here = `${path}/${idOf(entry) || index}`;
    const fields = [...scalars(entry, at, here), ...items(entry, at, here)];
    return [{ path: here, place: at, label: labelOf(entry), fields: inOrder(fields) }];
  });
}

function scalars(entry: Content, place: Place, path: string): Field[] {
  return Object.entries(entry).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [{ path: `${path}/${pathName(name)}`, place: [...place, name], name, value, number: 0 }]
      : [],
  );
}

/** The ids of a list's items travel beside it as `id:check`. */
function items(entry: Content, place: Place, path: string): Field[] {
  const marks = isObject(entry[EXTENSION]) ? entry[EXTENSION] : {};
  return Object.entries(LISTS).flatMap(([name, pathOf]) => {
    const list = entry[name];
    if (!Array.isArray(list)) return [];
    return list.flatMap((value, index) => {
      if (typeof value !== 'string') return [];
      const known = Array.isArray(marks[name]) ? marks[name][index] : undefined;
      const id = typeof known === 'string' ? known.split(':')[0] : index;
      return [
        { path: `${path}/${pathOf}/${id}`, place: [...place, name, index], name, value, number: index + 1 },
      ];
    });
  });
}

function inOrder(fields: readonly Field[]): Field[] {
  const rank = ({ name }: Field) => {
    const last = LAST.indexOf(name);
    if (last >= 0) return 100 + last;
    const first = FIRST.indexOf(name);
    return first >= 0 ? first : 50;
  };
  return [...fields].sort((a, b) => rank(a) - rank(b));
}

function pathName(name: string): string {
  return PATH_NAMES[name] ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function idOf(entry: Content): string {
  const extension = entry[EXTENSION];
  return isObject(extension) && typeof extension.id === 'string' ? extension.id : '';
}

export function labelOf(entry: Content): string {
  const words = LABELS.map((name) => entry[name]).filter((value) => typeof value === 'string' && value);
  return words.slice(0, 2).join(' · ');
}

function isObject(value: Json | undefined): value is Content {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function valueAt(content: Content, place: Place): Json | undefined {
  return place.reduce<Json | undefined>((node, step) => {
    if (Array.isArray(node)) return node[Number(step)];
    return isObject(node) ? node[step] : undefined;
  }, content);
}

function objectAt(content: Content, place: Place): Content | null {
  const value = valueAt(content, place);
  return isObject(value) ? value : null;
}

/** The content with another value at the place; what stands elsewhere is the same object as before. */
export function withValue(content: Content, place: Place, value: Json): Content {
  return replaced(content, place, value) as Content;
}

function replaced(node: Json | undefined, place: Place, value: Json): Json {
  const [step, ...rest] = place;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list = Array.isArray(node) ? [...node] : [];
    list[step] = replaced(list[step], rest, value);
    return list;
  }
  const object = isObject(node) ? node : {};
  return { ...object, [step]: replaced(object[step], rest, value) };
}

/** Without the entry. */
export function withoutEntry(content: Content, place: Place): Content {
  const list = valueAt(content, place.slice(0, -1));
  if (!Array.isArray(list)) return content;
  return withValue(
    content,
    place.slice(0, -1),
    list.filter((_, index) => index !== place.at(-1)),
  );
}
