import { expect, test } from 'vitest';
import type { LedgerLine } from './ledger';
import { unplaced, withLine } from './leftOver';
import { type Content, sectionsOf, withoutEntry, withValue } from './resumeFields';

const RESUME: Content = {
  basics: {
    name: 'Ada Byron',
    location: { city: 'London', countryCode: 'GB' },
    profiles: [{ network: 'GitHub', 'x-bespoke': { id: 'profile-1' } }],
  },
  work: [
    {
      name: 'Babbage & Co',
      startDate: '1842',
      highlights: ['Wrote notes', 'Taught algebra'],
      'x-bespoke': { id: 'work-1', highlights: ['b-1:aaaaaa', 'b-2:bbbbbb'] },
    },
  ],
  skills: [{ name: 'Mathematics', keywords: ['Bernoulli numbers'] }],
  meta: { version: '1' },
};
const line = (number: number, text: string, fate: LedgerLine['fate'] = 'left_over'): LedgerLine => ({
  number,
  text,
  fate,
  targets: [],
  confidence: 0,
  box: null,
});

test('every field has the path by which the ledger names it', () => {
  const paths = sectionsOf(RESUME).flatMap((one) => one.entries.flatMap((entry) => entry.fields));
  expect(paths.map((field) => [field.path, field.value])).toEqual([
    ['basics/name', 'Ada Byron'],
    ['basics/location/city', 'London'],
    ['basics/location/country_code', 'GB'],
    ['basics/profiles/profile-1/network', 'GitHub'],
    ['work/work-1/name', 'Babbage & Co'],
    ['work/work-1/start', '1842'],
    ['work/work-1/bullets/b-1', 'Wrote notes'],
    ['work/work-1/bullets/b-2', 'Taught algebra'],
    ['skills/0/name', 'Mathematics'],
    ['skills/0/keywords/0', 'Bernoulli numbers'],
  ]);
});

test('an edit changes its place and leaves all else as it was', () => {
  const changed = withValue(RESUME, ['work', 0, 'highlights', 1], 'Taught Boole');
  expect(changed.work).toMatchObject([{ name: 'Babbage & Co', highlights: ['Wrote notes', 'Taught Boole'] }]);
  expect(changed.basics).toBe(RESUME.basics);
  expect(changed.meta).toBe(RESUME.meta);
  expect(RESUME.work).toMatchObject([{ highlights: ['Wrote notes', 'Taught algebra'] }]);
  expect(withoutEntry(RESUME, ['work', 0]).work).toEqual([]);
});

test('a line put into a section is no longer without a place', () => {
  const left = [
    line(1, 'Chess champion 1841'),
    line(2, 'Bernoulli  Numbers'),
    line(3, 'Page 1', 'furniture'),
  ];
  expect(unplaced(left, RESUME).map((one) => one.number)).toEqual([1]);
  for (const section of ['basics', 'work', 'skills', 'interests'] as const) {
    const changed = withLine(RESUME, 'Chess champion 1841', section);
    expect(unplaced(left, changed)).toEqual([]);
  }
  expect(withLine(RESUME, 'Chess', 'interests').interests).toEqual([{ name: 'Chess' }]);
  expect(withLine(RESUME, 'Chess', 'work').work).toMatchObject([
    { highlights: ['Wrote notes', 'Taught algebra', 'Chess'] },
  ]);
});
