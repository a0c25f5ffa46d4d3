import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderWithin } from '~/test/render';
import { RebaseConflicts, wordsOf } from './RebaseConflicts';

test.each([
  [null, null],
  ['a text', 'a text'],
  [{ id: 'x', name: 'Acme', bullets: [{ id: 'y', text: 'Built it' }] }, 'Acme\nBuilt it'],
])('%j reads %j', (value, words) => {
  expect(wordsOf(value)).toBe(words);
});

test('what stands here stays until the résumé’s is chosen', () => {
  const choose = vi.fn();
  const conflict = { path: 'basics/summary', base: 'Old', yours: 'Mine', theirs: 'Theirs' };
  renderWithin(<RebaseConflicts conflicts={[conflict]} nameOf={String} chosen={new Map()} choose={choose} />);
  expect((screen.getByRole('radio', { name: 'Keep what is here' }) as HTMLInputElement).checked).toBe(true);
  screen.getByRole('radio', { name: 'Take the résumé’s' }).click();
  expect(choose).toHaveBeenCalledWith('basics/summary', 'theirs');
});
