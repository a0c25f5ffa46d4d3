/** What a JSON Resume will put on the pages, section by section. */

export const SECTIONS = [
  'summary',
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
] as const;
export type Section = (typeof SECTIONS)[number];
export type Part = { readonly section: Section; readonly count: number };

export function contentsOf(content: Readonly<Record<string, unknown>> | null | undefined): readonly Part[] {
  return SECTIONS.map((section) => ({ section, count: countOf(content ?? {}, section) })).filter(
    ({ count }) => count > 0,
  );
}

function countOf(content: Readonly<Record<string, unknown>>, section: Section): number {
  if (section !== 'summary') {
    const entries = content[section];
    return Array.isArray(entries) ? entries.length : 0;
  }
  const basics = content.basics;
  const has = typeof basics === 'object' && basics !== null && 'summary' in basics && basics.summary;
  return has ? 1 : 0;
}
