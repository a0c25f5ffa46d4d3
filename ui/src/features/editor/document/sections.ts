/** Which sections a résumé has and which fields their entries: names as in field paths, and as JSON Resume writes them. */

import type fields from '~/messages/en/fields';

export type SectionName =
  | 'work'
  | 'education'
  | 'skills'
  | 'certificates'
  | 'projects'
  | 'languages'
  | 'awards'
  | 'publications'
  | 'volunteer'
  | 'interests'
  | 'references'
  | 'custom';
export type ListName = 'bullets' | 'courses' | 'keywords' | 'roles';
export type FieldKind = 'line' | 'long' | 'date' | 'start' | 'end';
export type FieldSpec = {
  readonly name: string;
  readonly kind: FieldKind;
  readonly label: keyof typeof fields;
  /** Takes the whole line. */
  readonly isWide?: boolean;
  /** Shown only when it holds something or is asked for. */
  readonly isRare?: boolean;
};
export type SectionSpec = {
  readonly fields: readonly FieldSpec[];
  readonly lists: readonly ListName[];
  /** The fields that an entry is called by. */
  readonly called: readonly string[];
  /** Stands in the form also while it is empty. */
  readonly isUsual?: boolean;
};

const line = (name: string, label = jsonName(name) as FieldSpec['label']): FieldSpec => ({
  name,
  kind: 'line',
  label,
});
const wide = (spec: FieldSpec): FieldSpec => ({ ...spec, isWide: true });
const rare = (spec: FieldSpec): FieldSpec => ({ ...spec, isRare: true });
const long = (name: string, label = name as FieldSpec['label']): FieldSpec => ({ name, kind: 'long', label });
const START: FieldSpec = { name: 'start', kind: 'start', label: 'startDate' };
const END: FieldSpec = { name: 'end', kind: 'end', label: 'endDate' };
const DATE: FieldSpec = { name: 'date', kind: 'date', label: 'date' };

export const SECTIONS: Readonly<Record<SectionName, SectionSpec>> = {
  work: {
    fields: [
      line('position'),
      line('name', 'employer'),
      START,
      END,
      line('location'),
      rare(wide(line('url'))),
      rare(wide(line('description'))),
      rare(long('summary')),
    ],
    lists: ['bullets'],
    called: ['position', 'name'],
    isUsual: true,
  },
  education: {
    fields: [
      line('study_type'),
      line('area'),
      wide(line('institution')),
      line('location'),
      START,
      END,
      line('score'),
      rare(line('url')),
      rare(long('summary')),
    ],
    lists: ['bullets', 'courses'],
    called: ['study_type', 'area', 'institution'],
    isUsual: true,
  },
  skills: {
    fields: [line('name'), rare(line('level'))],
    lists: ['keywords'],
    called: ['name'],
    isUsual: true,
  },
  certificates: {
    fields: [line('name'), line('issuer'), DATE, rare(line('url'))],
    lists: [],
    called: ['name', 'issuer'],
    isUsual: true,
  },
  projects: {
    fields: [
      line('name'),
      wide(line('description')),
      START,
      END,
      line('url'),
      rare(line('entity')),
      rare(line('type')),
    ],
    lists: ['bullets', 'keywords', 'roles'],
    called: ['name', 'entity'],
    isUsual: true,
  },
  languages: {
    fields: [line('language'), line('fluency')],
    lists: [],
    called: ['language', 'fluency'],
    isUsual: true,
  },
  awards: {
    fields: [line('title'), line('awarder'), DATE, long('summary')],
    lists: [],
    called: ['title', 'awarder'],
  },
  publications: {
    fields: [line('name'), line('publisher'), DATE, line('url'), long('summary')],
    lists: [],
    called: ['name', 'publisher'],
  },
  volunteer: {
    fields: [
      line('position'),
      line('organization'),
      START,
      END,
      line('location'),
      rare(line('url')),
      rare(long('summary')),
    ],
    lists: ['bullets'],
    called: ['position', 'organization'],
  },
  interests: { fields: [line('name')], lists: ['keywords'], called: ['name'] },
  references: { fields: [line('name'), long('reference')], lists: [], called: ['name'] },
  custom: { fields: [line('title'), long('text', 'description')], lists: ['bullets'], called: ['title'] },
};
export const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[];

export const BASICS: readonly FieldSpec[] = [
  line('name'),
  line('phone'),
  wide(line('email')),
  wide(line('url')),
];
export const PLACE: readonly FieldSpec[] = [
  line('city'),
  line('region'),
  line('postal_code'),
  line('country_code'),
  rare(line('address')),
];
export const PROFILE: readonly FieldSpec[] = [line('network'), line('username'), line('url')];

export function isSectionName(name: string): name is SectionName {
  return name in SECTIONS;
}

/** `study_type` of a field path is `studyType` in the JSON. */
export function jsonName(field: string, section = ''): string {
  if (field === 'bullets') return 'highlights';
  if (field === 'start' || field === 'end') return `${field}Date`;
  if (field === 'date' && section === 'publications') return 'releaseDate';
  return field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
