import { expect, test } from 'vitest';
import { toggled } from './selection';

test('a choice is made, taken back, and never one too many', () => {
  expect(toggled(['a'], 'b', 2)).toEqual(['a', 'b']);
  expect(toggled(['a', 'b'], 'a', 2)).toEqual(['b']);
  expect(toggled(['a', 'b'], 'c', 2)).toEqual(['a', 'b']);
});
