/** Partial dates as people write them: 2020, 2020-05, 05/2020, May 2020, present. Nothing becomes more precise. */

import type { Entry } from './draft';
import { EXTENSION } from './draft';
import { asObj, asText, withKey } from './json';

export const PRESENT = 'present';
const NOW = ['present', 'now', 'today', 'current', 'heute', 'jetzt', 'aktuell', 'laufend'];

/** ISO text, "present", "" for unknown; null when it cannot be read. */
export function readDate(text: string, locale = 'en'): string | null {
  const given = text.trim();
  if (given === '') return '';
  if (NOW.includes(given.toLowerCase())) return PRESENT;
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(given);
  if (iso) return checked(iso[1], iso[2], iso[3]);
  const turned = /^(\d{1,2})[-/.](\d{4})$/.exec(given);
  if (turned) return checked(turned[2], turned[1]);
  const named = /^(\p{L}{3,9})\.?,?\s+(\d{4})$/u.exec(given);
  const month = named?.[1] ? monthOf(named[1], locale) : 0;
  return month ? checked(named?.[2], String(month)) : null;
}

function monthOf(word: string, locale: string): number {
  const start = word.toLowerCase().slice(0, 3);
  for (const language of [locale, 'en', 'de']) {
    const { format } = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
    for (let month = 0; month < 12; month += 1) {
      if (format(Date.UTC(2024, month)).toLowerCase().startsWith(start)) return month + 1;
    }
  }
  return 0;
}

function checked(year = '', month?: string, day?: string): string | null {
  const y = Number(year);
  const m = Number(month ?? 1);
  const d = Number(day ?? 1);
  const date = new Date(Date.UTC(y, m - 1, d));
  if (y < 1000 || y > 2999 || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return null;
  return [year, month, day].flatMap((part) => (part ? [part.padStart(2, '0')] : [])).join('-');
}

/** `May 2020`, `13 May 2020`, `2020`. */
export function sayDate(iso: string, locale: string): string {
  const [year, month, day] = iso.split('-');
  if (!year || !month) return iso;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1));
  const shape: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', timeZone: 'UTC' };
  if (day) shape.day = 'numeric';
  return new Intl.DateTimeFormat(locale, shape).format(at);
}

/** An end that is not given: of work and volunteering that began it means "going on", unless it is said to be unknown. */
export function endOf(entry: Entry, section: string): string {
  const end = asText(entry.endDate);
  if (end) return end;
  const { current } = asObj(entry[EXTENSION]);
  const goesOn =
    (section === 'work' || section === 'volunteer') && asText(entry.startDate) !== '' && current !== false;
  return current === true || goesOn ? PRESENT : '';
}

/** The dates as printed would say something else then, so they go. */
export function withDate(entry: Entry, which: 'start' | 'end', iso: string, section: string): Entry {
  const end = which === 'end' ? iso : endOf(entry, section);
  const start = which === 'start' ? iso : asText(entry.startDate);
  const extension = withKey(asObj(entry[EXTENSION]), 'datesText', undefined);
  const { current: _, ...rest } = extension;
  const isGoing = end === PRESENT;
  const said = isGoing || end === '' ? { ...rest, current: isGoing } : rest;
  return withKey(withKey({ ...entry, [EXTENSION]: said }, 'startDate', start), 'endDate', isGoing ? '' : end);
}
