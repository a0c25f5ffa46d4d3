import { expect, test } from 'vitest';
import type { MarkView } from '~/api';
import { groundOf, markedRuns, marksByPath } from './judgement';

const reason = (text: string) => ({ kind: 'word', text, message: `${text}?` }) as const;
const mark = (path: string): MarkView => ({ path, place: '', text: '', ruling: 'confirm', reasons: [] });

test('the words that the guard asks about are marked where they stand, once', () => {
  const runs = markedRuns('Led 900 engineers in Oslo', {
    reasons: [reason('900 engineers'), reason('900'), reason('oslo'), reason('elsewhere')],
  });
  expect(runs.filter((one) => one.isMarked).map((one) => one.text)).toEqual(['900 engineers', 'Oslo']);
  expect(runs.map((one) => one.text).join('')).toBe('Led 900 engineers in Oslo');
});

test('without words to name, the whole text is marked', () => {
  expect(markedRuns('Led it', { reasons: [] })).toEqual([{ text: 'Led it', isMarked: true }]);
});

test('a mark on dates stands at the field where they begin', () => {
  expect([...marksByPath([mark('work/w1/dates'), mark('basics/label')]).keys()]).toEqual([
    'work/w1/start',
    'basics/label',
  ]);
});

test('a text rests on the résumé, on other words of it, or on what the person vouched for', () => {
  const of = (summary: string) => ({ basics: { summary } });
  const fact = { id: 'f', entry_path: 'basics/summary', text: 'Led it', suggestion_id: null, created_at: '' };
  expect(groundOf(of('a'), of('a'), [], 'basics/summary').ground).toBe('same');
  expect(groundOf(of('Led it'), of('a'), [fact], 'basics/summary').ground).toBe('vouched');
  expect(groundOf(of('b'), of('a'), [fact], 'basics/summary')).toEqual({ ground: 'worded', before: 'a' });
  expect(groundOf(of('b'), {}, [], 'basics/summary').ground).toBe('new');
});
