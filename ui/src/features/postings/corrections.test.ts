import { expect, test } from 'vitest';
import type { PostingAnalysis } from '~/api';
import { corrected, withAdded, withAgain, withLevel, without } from './corrections';

const span = { start: 0, end: 0 };
const analysis: PostingAnalysis = {
  title: 'Engineer',
  requirements: [
    { id: 'r1', level: 'must', any_of: [{ name: 'Go', span }], sentence: span },
    { id: 'r2', level: 'nice', any_of: [{ name: 'Rust', span }], sentence: span },
  ],
};
const levels = (one: PostingAnalysis) => one.requirements?.map(({ id, level }) => `${id} ${level}`);

test('a requirement moves, and back where it was read nothing is corrected', () => {
  const moved = withLevel(analysis, {}, 'r1', 'nice');
  expect(levels(corrected(analysis, moved))).toEqual(['r1 nice', 'r2 nice']);
  expect(withLevel(analysis, moved, 'r1', 'must')).toEqual({ levels: {} });
});

test('what is taken out comes back at its level', () => {
  const moved = withLevel(analysis, {}, 'r2', 'must');
  const taken = without(moved, 'r2');
  expect(levels(corrected(analysis, taken))).toEqual(['r1 must']);
  expect(levels(corrected(analysis, withAgain(taken, 'r2')))).toEqual(['r1 must', 'r2 must']);
});

test('what was added is moved and taken out by its place in the list', () => {
  const added = withAdded(withAdded({}, 'SQL', 'must'), 'dbt', 'must');
  const moved = withLevel(analysis, added, 'added-2', 'nice');
  expect(levels(corrected(analysis, moved))?.slice(2)).toEqual(['added-1 must', 'added-2 nice']);
  expect(without(moved, 'added-1').added).toEqual([{ name: 'dbt', level: 'nice' }]);
});

test('an empty title is a correction too', () => {
  expect(corrected(analysis, { title: '' }).title).toBe('');
  expect(corrected(analysis, {}).title).toBe('Engineer');
});
