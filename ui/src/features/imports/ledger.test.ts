import { expect, test } from 'vitest';
import { type Ledger, type LedgerLine, linesBehind } from './ledger';

const line = (number: number, ...targets: string[]): LedgerLine => ({
  number,
  text: `line ${number}`,
  fate: targets.length > 0 ? 'mapped' : 'left_over',
  targets,
  confidence: 1,
  box: null,
});

const LEDGER: Ledger = {
  source: { kind: 'text', pages: null, page_sizes: [] },
  lines: [
    line(1, 'basics/name'),
    line(2, 'work/w-1/position', 'work/w-1/start', 'work/w-1/end'),
    line(3, 'work/w-1/bullets/b-1'),
    line(4, 'work/w-10/position'),
    line(5),
  ],
  warnings: [],
  field_confidence: {},
};

const numbers = (...paths: string[]) => linesBehind(LEDGER, paths).map((one) => one.number);

test('a field, an entry and its dates lead to their lines', () => {
  expect(numbers('work/w-1/bullets/b-1')).toEqual([3]);
  expect(numbers('work/w-1')).toEqual([2, 3]);
  expect(numbers('work/w-1/dates')).toEqual([2]);
  expect(numbers('basics/name', 'work/w-10/position')).toEqual([1, 4]);
});

test('what was written here has no lines', () => {
  expect(numbers('basics/summary')).toEqual([]);
});
