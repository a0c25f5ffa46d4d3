/** Lines of the file that have no place in the résumé yet, and giving them one. */

import type { LedgerLine } from './ledger';
import {
  type Content,
  type Json,
  type Place,
  SECTIONS,
  type SectionName,
  valueAt,
  withValue,
} from './resumeFields';

/** What the line becomes there: more of the summary, a point of the last entry, or an entry of its own. */
const POINTS: Partial<Record<SectionName, string>> = {
  work: 'highlights',
  volunteer: 'highlights',
  education: 'highlights',
  projects: 'highlights',
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
};

export function withLine(content: Content, text: string, section: SectionName): Content {
  if (section === 'basics') return withMore(content, ['basics', 'summary'], text);
  const entries = valueAt(content, [section]);
  const count = Array.isArray(entries) ? entries.length : 0;
  const points = POINTS[section];
  if (points && count > 0) {
    const place = [section, count - 1, points];
    const list = valueAt(content, place);
    return withValue(content, place, [...(Array.isArray(list) ? list : []), text]);
  }
  return withValue(content, [section, count], { [MAIN[section] ?? 'name']: text });
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

export const TARGETS: readonly SectionName[] = SECTIONS;
