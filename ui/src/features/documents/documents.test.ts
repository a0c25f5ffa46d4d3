import { expect, test } from 'vitest';
import { holds } from './documents';

test.each([
  ['Staff Engineer – Zürich', 'zurich staff', true],
  ['Staff Engineer – Zürich', '', true],
  ['Staff Engineer – Zürich', 'zurich nurse', false],
])('%s holds %s: %s', (title, text, expected) => {
  expect(holds(title, text)).toBe(expected);
});
