import { expect, test } from 'vitest';
import { endOf, readDate, withDate } from './dates';
import { designOf, withDesign } from './design';
import { draftOf, entriesOf, idOf, itemsOf } from './draft';
import { addEntry, addItem, moveEntry, moveItem, removeEntry, removeItem } from './edits';
import { entryAt, fieldsOf, textAt, withText } from './fieldPaths';
import { flagsOf, includedOnly, mergeUi, sectionFlag, withFlag, withSectionFlag } from './flags';
import { asObj, type Obj } from './json';
import { mergeDrafts } from './merge';
import { wordDiff } from './wordDiff';

/** As the API writes it. */
const GIVEN: Obj = {
  basics: {
    name: 'Ada Byron',
    summary: 'Keeps engines honest.',
    location: { city: 'London', countryCode: 'GB' },
    'x-bespoke': { original: { email: 'ada at example' } },
  },
  work: [
    {
      name: 'Babbage & Co',
      position: 'Analyst',
      startDate: '2021-03',
      highlights: ['Wrote notes.', 'Found a fault.'],
      'x-bespoke': { id: 'work-1', current: true, highlights: ['b-1:aaaaaa', 'b-2:bbbbbb'] },
    },
    { name: 'Lovelace Ltd', endDate: '2020', 'x-bespoke': { id: 'work-2', datesText: 'until 2020' } },
  ],
  skills: [
    { name: 'Mathematics', keywords: ['Series'], 'x-bespoke': { id: 'skill-1', keywords: ['k-1:cccccc'] } },
  ],
  meta: { 'x-bespoke': { format: 1, custom: [{ title: 'Governance', 'x-bespoke': { id: 'section-1' } }] } },
};
const draft = draftOf(GIVEN);

test('fields are read by their paths', () => {
  expect(textAt(draft, 'basics/location/country_code')).toBe('GB');
  expect(textAt(draft, 'basics/email')).toBe('ada at example');
  expect(textAt(draft, 'work/work-1/bullets/b-2')).toBe('Found a fault.');
  expect(textAt(draft, 'work/work-1/end')).toBe('present');
  expect(textAt(draft, 'custom/section-1/title')).toBe('Governance');
  expect(textAt(draft, 'work/work-9/position')).toBeNull();
  expect([...fieldsOf(draft).keys()]).toContain('skills/skill-1/keywords/k-1');
});

test('a text is changed where it stands and nowhere else', () => {
  const changed = withText(draft, 'work/work-1/bullets/b-1', 'Wrote the notes.');
  expect(textAt(changed, 'work/work-1/bullets/b-1')).toBe('Wrote the notes.');
  expect(changed.skills).toBe(draft.skills);
  expect(entriesOf(changed, 'work')[1]).toBe(entriesOf(draft, 'work')[1]);
  expect(withText(draft, 'work/work-9/position', 'x')).toBe(draft);
});

test('ids stand beside a list in its order, without the check of a text that may have changed', () => {
  const changed = moveItem(
    withText(draft, 'work/work-1/bullets/b-1', 'New'),
    'work',
    'work-1',
    'bullets',
    [0, 1],
  );
  const entry = entryAt(changed, 'work/work-1');
  expect(entry?.highlights).toEqual(['Found a fault.', 'New']);
  expect(asObj(entry?.['x-bespoke']).highlights).toEqual(['b-2', 'b-1']);
});

test('entries and items come, go and move', () => {
  const added = addEntry(draft, 'work', 'work-3');
  expect(entriesOf(added, 'work').map(idOf)).toEqual(['work-3', 'work-1', 'work-2']);
  expect(entriesOf(moveEntry(added, 'work', 0, 2), 'work').map(idOf)).toEqual(['work-1', 'work-2', 'work-3']);
  expect(removeEntry(removeEntry(draft, 'work', 'work-1'), 'work', 'work-2').work).toBeUndefined();
  const withItem = addItem(draft, 'work', 'work-1', 'bullets', { after: 'b-1', id: 'b-3', text: 'Between' });
  expect(itemsOf(entryAt(withItem, 'work/work-1') as Obj, 'bullets').map((one) => one.id)).toEqual([
    'b-1',
    'b-3',
    'b-2',
  ]);
  const without = removeItem(withItem, 'work', 'work-1', 'bullets', 'b-2');
  expect(itemsOf(entryAt(without, 'work/work-1') as Obj, 'bullets')).toHaveLength(2);
});

test.each([
  ['2020', '2020'],
  ['2020-5', '2020-05'],
  ['05/2020', '2020-05'],
  ['May 2020', '2020-05'],
  ['Mai 2020', '2020-05'],
  ['2020-02-30', null],
  ['Present', 'present'],
  ['heute', 'present'],
  ['', ''],
  ['soon', null],
])('the date %s is read as %s', (text, iso) => {
  expect(readDate(text, 'en')).toBe(iso);
});

test('an end is present, known, or said to be unknown, and dates as printed go when they would lie', () => {
  const entry = entryAt(draft, 'work/work-1') as Obj;
  expect(endOf(withDate(entry, 'end', '2022', 'work'), 'work')).toBe('2022');
  expect(endOf(withDate(entry, 'end', '', 'work'), 'work')).toBe('');
  const other = withDate(entryAt(draft, 'work/work-2') as Obj, 'start', '2018', 'work');
  expect(other).toMatchObject({ startDate: '2018', endDate: '2020', 'x-bespoke': { id: 'work-2' } });
  expect((other['x-bespoke'] as Obj).datesText).toBeUndefined();
});

test('edits of different places are merged, of the same place told', () => {
  const mine = withText(
    addItem(draft, 'work', 'work-1', 'bullets', { id: 'b-3', text: 'Mine' }),
    'basics/name',
    'Ada B.',
  );
  const theirs = withText(removeEntry(draft, 'work', 'work-2'), 'work/work-1/bullets/b-1', 'Theirs');
  const { merged, conflicts } = mergeDrafts(draft, mine, theirs);
  expect(conflicts).toEqual([]);
  expect(textAt(merged, 'basics/name')).toBe('Ada B.');
  expect(itemsOf(entryAt(merged, 'work/work-1') as Obj, 'bullets').map((one) => one.text)).toEqual([
    'Theirs',
    'Found a fault.',
    'Mine',
  ]);
  expect(entriesOf(merged, 'work').map(idOf)).toEqual(['work-1']);
  const both = mergeDrafts(
    draft,
    withText(draft, 'basics/summary', 'A'),
    withText(draft, 'basics/summary', 'B'),
  );
  expect(both.conflicts).toEqual(['basics/summary']);
  expect(textAt(both.merged, 'basics/summary')).toBe('A');
});

test('what one side removed and the other edited stays and is told', () => {
  const edited = withText(draft, 'work/work-2/name', 'Lovelace & Co');
  const { merged, conflicts } = mergeDrafts(draft, removeEntry(draft, 'work', 'work-2'), edited);
  expect(conflicts).toEqual(['work/work-2']);
  expect(textAt(merged, 'work/work-2/name')).toBe('Lovelace & Co');
});

const UI: Obj = {
  sections: [
    { name: 'summary', include: true, items: [{ path: 'basics/summary', text: 'Keeps engines honest.' }] },
    { name: 'header', include: true, items: [{ path: 'basics/name', text: 'Ada Byron' }] },
    {
      name: 'experience',
      include: true,
      items: [{ path: 'work/work-1/bullets/b-1', text: 'Wrote notes.', alternates: ['Noted.'] }],
    },
    { name: 'skills', include: true, items: [{ path: 'skills/skill-1/name', text: 'Mathematics' }] },
  ],
};

test('what is left out is not on the pages, and locks and wordings are told', () => {
  const path = 'work/work-1/bullets/b-1';
  const ui = withSectionFlag(withFlag(UI, path, '', { include: false, locked: true }), 'skills', {
    include: false,
  });
  expect(flagsOf(ui, path)).toEqual({ include: false, locked: true, alternates: ['Noted.'] });
  const shown = includedOnly({ draft, ui });
  expect(textAt(shown, path)).toBeNull();
  expect(entriesOf(shown, 'skills')).toHaveLength(0);
  expect(includedOnly({ draft, ui: UI })).toEqual(draft);
  const short = includedOnly({ draft, ui: withFlag(UI, 'basics/summary', '', { include: false }) });
  expect(textAt(short, 'basics/summary')).toBe('');
});

test('a whole entry is left out by its own path', () => {
  const ui = withFlag(UI, 'work/work-1', '', { include: false });
  expect(entriesOf(includedOnly({ draft, ui }), 'work').map(idOf)).toEqual(['work-2']);
  expect(flagsOf(ui, 'work/work-1').include).toBe(false);
  expect(flagsOf(ui, 'work/work-2').include).toBe(true);
  const merged = mergeUi(UI, ui, withFlag(UI, 'work/work-2', '', { locked: true }));
  expect(flagsOf(merged, 'work/work-1').include).toBe(false);
  expect(flagsOf(merged, 'work/work-2').locked).toBe(true);
});

test('flags of both sides are kept', () => {
  const mine = withSectionFlag(UI, 'skills', { locked: true });
  const theirs = withFlag(UI, 'basics/name', 'Ada Byron', { locked: true });
  const merged = mergeUi(UI, mine, theirs);
  expect(flagsOf(merged, 'basics/name').locked).toBe(true);
  expect(sectionFlag(merged, 'skills', 'locked')).toBe(true);
});

test('the design travels with the document and says only what was chosen', () => {
  const set = withDesign(draft, { accent: '#123456', fit_pages: 1 });
  expect(designOf(set)).toEqual({ accent: '#123456', fit_pages: 1 });
  expect(designOf(withDesign(set, { accent: null, fit_pages: null }))).toEqual({});
  expect(withDesign(draft, {}).basics).toBe(draft.basics);
});

test('a word diff gives both texts back', () => {
  const pieces = wordDiff('Wrote short notes on engines', 'Wrote notes on the engines');
  const of = (kind: string) =>
    pieces
      .filter((one) => one.kind === 'same' || one.kind === kind)
      .map((one) => one.text)
      .join('');
  expect(of('removed')).toBe('Wrote short notes on engines');
  expect(of('added')).toBe('Wrote notes on the engines');
});
