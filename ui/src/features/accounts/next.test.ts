import { expect, test } from 'vitest';
import { nextOf } from './next';

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', '', 3, undefined])(
  'signing in never leads away from this site: %s',
  (value) => {
    expect(nextOf(value)).toBeUndefined();
  },
);

test('signing in leads back to the page that asked for it', () => {
  expect(nextOf('/import/1?step=check#top')).toBe('/import/1?step=check#top');
});
