import { expect, test } from 'vitest';
import { neighbours } from './neighbours';

test('the last is followed by the first', () => {
  expect(neighbours(['a', 'b', 'c'], 'a')).toEqual({ before: 'c', after: 'b' });
  expect(neighbours(['a', 'b', 'c'], 'c')).toEqual({ before: 'b', after: 'a' });
  expect(neighbours(['a'], 'a')).toEqual({ before: 'a', after: 'a' });
  expect(neighbours([], 'a')).toEqual({ before: 'a', after: 'a' });
});
