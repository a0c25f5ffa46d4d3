import { expect, test } from 'vitest';
import { filtersOf } from './filters';

test('an address narrows the history, and nothing else in it counts', () => {
  const document = '0198c1b4-6f00-7000-8000-000000000001';
  expect(filtersOf({ document, format: 'zip' })).toEqual({ document, format: 'zip' });
  expect(filtersOf({ document: '../me', format: 'exe', page: 3 })).toEqual({});
});
