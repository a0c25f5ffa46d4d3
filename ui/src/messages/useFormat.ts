import { useMemo } from 'react';
import { useMessages } from './useMessages';

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** Dates, numbers and sizes as the chosen language writes them. */
export function useFormat() {
  const { locale } = useMessages();
  return useMemo(() => formatsOf(locale), [locale]);
}

const isSameDay = (one: Date, other: Date) => one.toDateString() === other.toDateString();

export function formatsOf(locale: string) {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const dollar = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: 4,
  });
  return {
    date: (iso: string) => date.format(new Date(iso)),
    dateTime: (iso: string) => time.format(new Date(iso)),
    /** The time of what was today, else the day and the time. */
    clock: (iso: string, now = new Date()) =>
      (isSameDay(new Date(iso), now) ? clock : time).format(new Date(iso)),
    number: (value: number) => number.format(value),
    percent: (share: number) => new Intl.NumberFormat(locale, { style: 'percent' }).format(share),
    /** Of millionths of a dollar, fine enough for what one call costs. */
    dollars: (micros: number) => dollar.format(micros / 1_000_000),
    size: (bytes: number) => sizeOf(bytes, locale),
    ago: (iso: string, now = Date.now()) => {
      const seconds = (new Date(iso).getTime() - now) / 1000;
      const step = STEPS.find(([, length]) => Math.abs(seconds) >= length);
      return step ? relative.format(Math.round(seconds / step[1]), step[0]) : relative.format(0, 'second');
    },
  };
}

function sizeOf(bytes: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  const options = { style: 'unit', unit: units[power], maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, options).format(bytes / 1000 ** power);
}
