import { expect, test } from 'vitest';
import type { PreviewAnswer } from '~/api';
import { changedPart } from './changedPart';
import { draw, inSvg } from './draw';
import { type HeldPage, NOTHING_HELD, svgOf, take } from './held';
import { changedLines, changedPaths, isLastBarelyFilled, linesOf, positionAt } from './places';
import { plainText } from './plainText';
import recorded from './recorded.json';
import { withRuns } from './runs';

const answers = recorded as unknown as PreviewAnswer[];

async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

test('recorded patches give the very pages that the server has', async () => {
  let held = NOTHING_HELD;
  for (const answer of answers) {
    held = take(held, answer);
    for (const page of held.pages) expect(await sha256(svgOf(page))).toBe(page.sha256);
  }
  expect(answers.flatMap((answer) => answer.pages.map((page) => page.kind))).toContain('patch');
});

test('a page drawn by its changes is the page drawn anew', () => {
  const box = document.createElement('div');
  let held = NOTHING_HELD;
  let before: HeldPage | null = null;
  for (const answer of answers) {
    held = take(held, answer);
    const page = held.pages[0] as HeldPage;
    draw(box, before, page, held.definitions);
    before = page;
    const fresh = document.createElement('div');
    draw(fresh, null, page, held.definitions);
    expect(box.innerHTML).toBe(fresh.innerHTML);
  }
});

test('only the children that changed are parsed', () => {
  const pages: HeldPage[] = [];
  let held = NOTHING_HELD;
  for (const answer of answers) {
    held = take(held, answer);
    pages.push(held.pages[0] as HeldPage);
  }
  const part = changedPart(pages[0]?.tags ?? [], pages[1]?.tags ?? []);
  expect(part?.svg.length).toBeLessThan(svgOf(pages[1] as HeldPage).length / 3);
});

const TREES = [
  '<g><a x="1"/><b><c/></b></g><d/>',
  '<g><a x="2"/><b><c/></b></g><d/>',
  '<g><b><c/><c/></b></g>',
  '<d/>',
  '<g/>',
  '<g><a/></g><g><a/></g><d/>',
];

test.each(TREES.flatMap((old) => TREES.map((now) => [old, now] as const)))('%s becomes %s', (old, now) => {
  const page = (content: string) => ({ ...BLANK, tags: inSvg(content).split('>') });
  const box = document.createElement('div');
  draw(box, null, page(old));
  draw(box, page(old), page(now));
  const fresh = document.createElement('div');
  draw(fresh, null, page(now));
  expect(box.innerHTML).toBe(fresh.innerHTML);
});

const DEFINITIONS = {
  a: '<symbol id="a" overflow="visible"><path d="M 0 0m 1 2l 3 4Zm 1 1q 1 2 3 4Z"/></symbol>',
  b: '<symbol id="b" overflow="visible"><path d="M 0 0h 5"/></symbol>',
  absolute: '<symbol id="absolute" overflow="visible"><path d="M 0 0L 3 4"/></symbol>',
  picture: '<symbol id="picture" overflow="visible"><image/></symbol>',
};
const use = (id: string, x: number, fill = '#000') =>
  `<use xlink:href="#${id}" x="${x}" y="0" fill="${fill}" fill-rule="nonzero"/>`;

test('glyphs of one paint are one path, each from its own first point', () => {
  const run = `<g transform="scale(1)">${use('a', 0)}${use('b', 7.5)}${use('b', 9, '#f00')}</g>`;
  expect(withRuns(run, DEFINITIONS)).toBe(
    '<g transform="scale(1)"><path fill="#000" fill-rule="nonzero" d="M 0 0m 1 2l 3 4Zm 1 1q 1 2 3 4ZM 7.5 0h 5"/>' +
      '<path fill="#f00" fill-rule="nonzero" d="M 9 0h 5"/></g>',
  );
});

test.each(['absolute', 'picture', 'unknown'])('a run with a glyph that is %s stays as it came', (id) => {
  const run = `<g>${use('a', 0)}${use(id, 7)}</g>`;
  expect(withRuns(run, DEFINITIONS)).toBe(run);
});

test('glyphs beside something else in their group stay as they came', () => {
  const mixed = `<g>${use('a', 0)}<rect/></g>`;
  expect(withRuns(mixed, DEFINITIONS)).toBe(mixed);
});

const RUNS = [
  `<g><g>${use('a', 0)}${use('b', 1)}</g></g><d/>`,
  `<g><g>${use('a', 0)}${use('b', 1)}${use('a', 2)}</g></g><d/>`,
  `<g><g>${use('a', 0)}<rect/></g></g><d/>`,
  `<g><g><rect/></g></g><d/>`,
  `<g><g>${use('b', 0)}</g><g>${use('a', 0)}</g></g>`,
  `<g>${use('a', 0)}</g>`,
];

test.each(RUNS.flatMap((old) => RUNS.map((now) => [old, now] as const)))('%s becomes %s', (old, now) => {
  const page = (content: string) => ({ ...BLANK, tags: inSvg(content).split('>') });
  const box = document.createElement('div');
  draw(box, null, page(old), DEFINITIONS);
  draw(box, page(old), page(now), DEFINITIONS);
  const fresh = document.createElement('div');
  draw(fresh, null, page(now), DEFINITIONS);
  expect(box.innerHTML).toBe(fresh.innerHTML);
});

const BLANK = { positions: [], sha256: '', width: 595, height: 842 };
const LINES: HeldPage = {
  ...BLANK,
  tags: [],
  positions: [
    { paths: ['basics/name'], x: 50, y: 50, width: 200, height: 20 },
    { paths: ['work/w-1/bullets/b-1'], x: 60, y: 100, width: 400, height: 12 },
    { paths: ['work/w-1/bullets/b-1'], x: 60, y: 112, width: 100, height: 12 },
  ],
};

test('a click means the line it is on or close to, and none far from any', () => {
  expect(positionAt(LINES, 70, 105)?.paths).toEqual(['work/w-1/bullets/b-1']);
  expect(positionAt(LINES, 46, 60)?.paths).toEqual(['basics/name']);
  expect(positionAt(LINES, 400, 400)).toBeNull();
});

test('a field has all of its lines, an entry those of its fields', () => {
  expect(linesOf(LINES, 'work/w-1/bullets/b-1')).toHaveLength(2);
  expect(linesOf(LINES, 'work/w-1')).toHaveLength(2);
  expect(linesOf(LINES, 'work/w-2')).toHaveLength(0);
});

test('what the original does not say is changed', () => {
  const changed = changedPaths(
    new Map([['basics/name', 'Ada']]),
    new Map([
      ['basics/name', 'Ada B.'],
      ['basics/label', 'Analyst'],
    ]),
  );
  expect(changed).toEqual(new Set(['basics/name', 'basics/label']));
  expect(changedLines(LINES, changed)).toHaveLength(1);
});

test('plain text has a line for every block', () => {
  const html =
    '<header><h1>Ada</h1></header><main><p>Analyst <b>of</b>\n engines</p><h2>Work</h2><ul><li>One</li><li>Two</li></ul></main>';
  expect(plainText(html)).toBe('Ada\nAnalyst of engines\n\nWork\n• One\n• Two');
});

test.each([
  ['one page', [100], false],
  ['a last page of some lines', [800, 200], true],
  ['a last page with nothing to place', [800, 0], true],
  ['two full pages', [800, 780], false],
] as const)('%s', (_, ends, isBarelyFilled) => {
  const line = { paths: ['work/w1'], x: 50, y: 0, width: 100 };
  const footer = { ...line, paths: ['basics/name'], y: 810, height: 10 };
  const pages = ends.map((end) => ({
    ...BLANK,
    tags: [],
    positions: end ? [{ ...line, height: end }, footer] : [footer],
  }));
  expect(isLastBarelyFilled(pages)).toBe(isBarelyFilled);
});
