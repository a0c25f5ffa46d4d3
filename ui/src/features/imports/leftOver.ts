/** Lines of the file that have no place in the résumé yet, and giving them one. */

import type { LedgerLine } from './ledger';
import {
  type Content,
  type Entry,
  type Json,
  listOf,
  type Place,
  type Section,
  type SectionName,
  valueAt,
  withValue,
} from './resumeFields';

/** What a line becomes there: more of the summary, a point of an entry, or an entry of its own. */
const POINTS: Partial<Record<SectionName, string>> = {
  work: 'highlights',
  volunteer: 'highlights',
  education: 'highlights',
  projects: 'highlights',
  custom: 'highlights',
};
const MAIN: Partial<Record<SectionName, string>> = {
  work: 'name',
  volunteer: 'organization',
  education: 'institution',
  projects: 'name',
  skills: 'name',
  certificates: 'name',
  languages: 'language',
  awards: 'title',
  publications: 'name',
  interests: 'name',
  references: 'reference',
  custom: 'text',
};

/** Where a line may go: a section, or one of its entries. */
export type Target = { readonly section: SectionName; readonly entry?: Entry | undefined };

/** The entries of a section that a line can become a point of. */
export function takersOf(sections: readonly Section[], name: SectionName): readonly Entry[] {
  return name in POINTS ? (sections.find((section) => section.name === name)?.entries ?? []) : [];
}

/** The one read from the lines nearest to it; of two as near, the one it follows. */
export function nearestEntry(
  entries: readonly Entry[],
  line: LedgerLine,
  lines: readonly LedgerLine[],
): Entry | undefined {
  const away = (entry: Entry) =>
    Math.min(
      ...lines
        .filter((one) => one.targets.some((path) => path.startsWith(`${entry.path}/`)))
        .map((one) => Math.abs(one.number - line.number) + (one.number > line.number ? 0.5 : 0)),
    );
  return entries.reduce<Entry | undefined>(
    (best, entry) => (best && away(best) < away(entry) ? best : entry),
    undefined,
  );
}

/** What the element under a dragged line stands for: it bears the name of a section or the path of an entry. */
export function targetAt(sections: readonly Section[], id: unknown): Target | undefined {
  for (const section of sections) {
    if (section.name === id) return { section: section.name };
    const entry = section.entries.find((one) => one.path === id);
    if (entry) return { section: section.name, entry };
  }
  return undefined;
}

export function withLine(content: Content, text: string, { section, entry }: Target): Content {
  if (section === 'basics') return withMore(content, ['basics', 'summary'], text);
  const points = POINTS[section];
  if (points && entry)
    return withValue(content, [...entry.place, points], [...listAt(content, entry.place, points), text]);
  const count = listAt(content, listOf(section)).length;
  return withValue(content, [...listOf(section), count], { [MAIN[section] ?? 'name']: text });
}

function listAt(content: Content, place: Place, ...more: Place): readonly Json[] {
  const list = valueAt(content, [...place, ...more]);
  return Array.isArray(list) ? list : [];
}

function withMore(content: Content, place: Place, text: string): Content {
  const before = valueAt(content, place);
  return withValue(content, place, typeof before === 'string' && before ? `${before} ${text}` : text);
}

/** Those that were left over and whose words stand nowhere in the résumé. */
export function unplaced(lines: readonly LedgerLine[], content: Content): LedgerLine[] {
  const words = plain(textsOf(content).join('\n'));
  return lines.filter((line) => line.fate === 'left_over' && !words.includes(plain(line.text)));
}

function textsOf(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsOf);
  return [];
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
