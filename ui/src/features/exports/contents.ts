/** What a JSON Resume will put on the pages, section by section. */

import { type Draft, entriesOf } from '~/features/editor/document/draft';
import { textAt } from '~/features/editor/document/fieldPaths';

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
  'custom',
] as const;
export type Section = (typeof SECTIONS)[number];
export type Part = { readonly section: Section; readonly count: number };

export function contentsOf(content: Draft | null): readonly Part[] {
  return SECTIONS.map((section) => ({ section, count: countOf(content ?? {}, section) })).filter(
    ({ count }) => count > 0,
  );
}

function countOf(content: Draft, section: Section): number {
  if (section !== 'summary') return entriesOf(content, section).length;
  return textAt(content, 'basics/summary') ? 1 : 0;
}
