import { expect, test } from 'vitest';
import type { Contribution } from '~/api';
import { bandOf, confidenceOf, fieldOf, gapsOf, ordered } from './match';

const contribution = (name: string, level: Contribution['level'], credit: number): Contribution => ({
  requirement_id: name,
  name,
  level,
  credit,
  weight: 1,
  strength: 'named',
});

test('what must be comes first, and of that the best shown', () => {
  const all = [contribution('a', 'nice', 1), contribution('b', 'must', 0), contribution('c', 'must', 1)];
  expect(ordered(all).map((one) => one.name)).toEqual(['c', 'b', 'a']);
});

test('gaps that wording can close stand apart from those it cannot', () => {
  const gap = (name: string, closable: boolean) =>
    ({ requirement_id: name, name, level: 'must', closable, why: '' }) as const;
  const score = { match: 1, confidence: 1, quality: {} as never, gaps: [gap('a', true), gap('b', false)] };
  const { closable, open } = gapsOf(score);
  expect([closable.map((one) => one.name), open.map((one) => one.name)]).toEqual([['a'], ['b']]);
});

test('figures have words', () => {
  expect([bandOf(80), bandOf(74.5), bandOf(60), bandOf(10)]).toEqual(['strong', 'strong', 'fair', 'thin']);
  expect([confidenceOf(0.9), confidenceOf(0.5), confidenceOf(0.1)]).toEqual(['high', 'middling', 'low']);
});

test('a finding about dates leads to the field where they begin', () => {
  expect(fieldOf('work/w1/dates')).toBe('work/w1/start');
  expect(fieldOf('certificates/c1/dates')).toBe('certificates/c1/date');
  expect(fieldOf('work/w1/bullets/b1')).toBe('work/w1/bullets/b1');
});
