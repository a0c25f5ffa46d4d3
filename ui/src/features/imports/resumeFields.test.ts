import { expect, test } from 'vitest';
import type { LedgerLine } from './ledger';
import { nearestEntry, takersOf, targetAt, unplaced, withLine } from './leftOver';
import { missingFrom, nextEntry, withoutBlank } from './missing';
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
const GOVERNANCE: Content = {
  title: 'Governance',
  text: 'Steers the engine.',
  highlights: ['Chairs the board'],
  'x-bespoke': { id: 'section-1', highlights: ['b-9:cccccc'] },
};
const line = (
  number: number,
  text: string,
  fate: LedgerLine['fate'] = 'left_over',
  ...targets: string[]
): LedgerLine => ({
  number,
  text,
  fate,
  targets,
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
    const changed = withLine(RESUME, 'Chess champion 1841', { section });
    expect(unplaced(left, changed)).toEqual([]);
  }
  expect(withLine(RESUME, 'Chess', { section: 'interests' }).interests).toEqual([{ name: 'Chess' }]);
  const entry = takersOf(sectionsOf(RESUME), 'work')[0];
  expect(withLine(RESUME, 'Chess', { section: 'work', entry }).work).toMatchObject([
    { highlights: ['Wrote notes', 'Taught algebra', 'Chess'] },
  ]);
});

test('a line goes to the entry it stands nearest to, or to the one it was dropped on', () => {
  const two: Content = {
    work: [
      { name: 'Analytical Society', 'x-bespoke': { id: 'work-2' } },
      { name: 'Babbage & Co', 'x-bespoke': { id: 'work-1' } },
    ],
  };
  const sections = sectionsOf(two);
  const takers = takersOf(sections, 'work');
  const lines = [
    line(3, 'Analytical Society', 'mapped', 'work/work-2/name', 'work/work-2/dates'),
    line(4, 'Founded a circle'),
    line(6, 'Babbage & Co', 'mapped', 'work/work-1/name'),
    line(9, 'Wrote a programme'),
  ];
  const nearest = (number: number) => nearestEntry(takers, line(number, 'Chess'), lines)?.label;
  expect([4, 5, 9].map(nearest)).toEqual(['Analytical Society', 'Babbage & Co', 'Babbage & Co']);
  expect(nearestEntry([], line(4, 'Chess'), lines)).toBeUndefined();
  expect(targetAt(sections, 'work/work-1')).toEqual({ section: 'work', entry: takers[1] });
  expect(targetAt(sections, 'work')).toEqual({ section: 'work' });
  expect(targetAt(sections, 'elsewhere')).toBeUndefined();
  expect(withLine(two, 'Chess', { section: 'work', entry: takers[0] }).work).toMatchObject([
    { name: 'Analytical Society', highlights: ['Chess'] },
    { name: 'Babbage & Co' },
  ]);
});

test('a section outside JSON Resume is checked like the others and takes lines', () => {
  const content: Content = { meta: { version: '1', 'x-bespoke': { format: 1, custom: [GOVERNANCE] } } };
  const [custom] = sectionsOf(content);
  expect(custom?.entries[0]?.fields.map((field) => [field.path, field.value])).toEqual([
    ['custom/section-1/title', 'Governance'],
    ['custom/section-1/text', 'Steers the engine.'],
    ['custom/section-1/bullets/b-9', 'Chairs the board'],
  ]);
  const first = custom?.entries[0];
  expect(withLine(content, 'Chess', { section: 'custom', entry: first }).meta).toMatchObject({
    version: '1',
    'x-bespoke': { format: 1, custom: [{ title: 'Governance', highlights: ['Chairs the board', 'Chess'] }] },
  });
  expect(withLine({}, 'Chess', { section: 'custom' }).meta).toEqual({
    'x-bespoke': { custom: [{ text: 'Chess' }] },
  });
});

test('what was not read can be added, and what stays empty is not kept', () => {
  const [basics, work] = sectionsOf(RESUME);
  const [contact, profile] = basics?.entries ?? [];
  const [job] = work?.entries ?? [];
  if (!contact || !profile || !job) throw new Error('They are there');
  expect(missingFrom(contact, 'basics').map((one) => one.label)).toEqual(
    expect.arrayContaining(['phone', 'email', 'summary', 'region']),
  );
  expect(missingFrom(contact, 'basics').map((one) => one.label)).not.toContain('city');
  expect(missingFrom(profile, 'basics').map((one) => one.label)).toEqual(['username', 'url']);
  expect(missingFrom(job, 'work')).toContainEqual({
    label: 'highlights',
    place: ['work', 0, 'highlights', 2],
  });
  expect(missingFrom(job, 'work')).toContainEqual({ label: 'endDate', place: ['work', 0, 'endDate'] });
  expect(nextEntry(RESUME, 'work')).toEqual(['work', 1, 'position']);
  expect(nextEntry(RESUME, 'basics')).toEqual(['basics', 'profiles', 1, 'network']);
  expect(nextEntry({}, 'custom')).toEqual(['meta', 'x-bespoke', 'custom', 0, 'title']);
  const added = withValue(withValue(RESUME, ['work', 1, 'position'], ''), ['awards', 0, 'title'], ' ');
  expect(withoutBlank(added)).toMatchObject({ work: RESUME.work, awards: [] });
  const filled = withValue(RESUME, ['awards', 0, 'title'], 'Medal');
  expect(withoutBlank(filled)).toEqual(filled);
});
