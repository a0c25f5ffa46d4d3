import { expect, test } from 'vitest';
import type { SuggestionView } from '~/api';
import { ProblemError } from '~/ui/problem';
import { evidenceOf, grouped, isWorded, refusalOf, safeCount, wordingOf, wordingsOf } from './suggestions';

const suggestion = (given: Partial<SuggestionView>): SuggestionView => ({
  id: 'a',
  optimized_resume_id: 'o',
  job_id: null,
  position: 1,
  state: 'proposed',
  engine: 'rules',
  operation: 'rewrite_bullet',
  target: 'work/w1/bullets/b1',
  place: 'Acme',
  before: 'Was',
  after: 'Is',
  edit: { text: 'Is' },
  alternates: [],
  why: '',
  evidence: [],
  requirements: [],
  verdict: { ruling: 'supported' },
  base_revision: 1,
  applied_revision: null,
  applied: null,
  created_at: '',
  updated_at: '',
  ...given,
});

test('what waits for the person is open, and only what the guard supports is safe', () => {
  const all = [
    suggestion({ id: '1' }),
    suggestion({ id: '2', state: 'needs_confirmation' }),
    suggestion({ id: '3', state: 'failed' }),
    suggestion({ id: '4', state: 'blocked' }),
  ];
  const groups = grouped(all);
  expect(groups.get('open')?.map((one) => one.id)).toEqual(['1', '2']);
  expect(groups.get('blocked')?.map((one) => one.id)).toEqual(['3', '4']);
  expect(safeCount(all)).toBe(1);
});

test('a split is edited line by line, and an order not at all', () => {
  const split = suggestion({ edit: { texts: ['One.', 'Two.'] } });
  expect(wordingOf(split, 0)).toBe('One.\nTwo.');
  expect(isWorded(split)).toBe(true);
  expect(isWorded(suggestion({ edit: { order: ['b2', 'b1'] } }))).toBe(false);
});

test('an alternate is chosen by its number', () => {
  const verdict = { ruling: 'supported' } as const;
  const two = suggestion({ alternates: [{ edit: { text: 'Other' }, after: 'Other', verdict }] });
  expect(wordingsOf(two).map((one) => one.after)).toEqual(['Is', 'Other']);
  expect(wordingOf(two, 1)).toBe('Other');
});

test('the guard is told from what else goes wrong', () => {
  const problem = { type: '', title: '', status: 409, detail: '', trace_id: '', code: 'unconfirmed' };
  const verdict = { ruling: 'unsupported', reasons: [] } as const;
  expect(refusalOf(new ProblemError({ ...problem, verdict } as never))).toEqual(verdict);
  expect(refusalOf(new ProblemError({ ...problem, code: 'suggestion_stale' }))).toBeNull();
  expect(refusalOf(new TypeError('no line'))).toBeNull();
});

test('evidence is what else it rests on, each line once', () => {
  const quote = (path: string) => ({ path, place: path, text: path });
  const rests = suggestion({
    target: 'a',
    evidence: [quote('a'), quote('b'), quote('b'), { ...quote('c'), text: '' }],
  });
  expect(evidenceOf(rests).map((one) => one.path)).toEqual(['b']);
  expect(evidenceOf(suggestion({ target: 'a', evidence: [quote('a')] }))).toHaveLength(1);
});
