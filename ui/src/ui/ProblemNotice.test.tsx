import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderWithin } from '~/test/render';
import { ProblemNotice } from './ProblemNotice';
import { ProblemError } from './problem';

const PROBLEM = {
  type: 'x',
  code: 'stale',
  trace_id: '',
  title: 'Stale',
  detail: 'It was changed.',
  fix: 'Load it.',
};

test('words of the API are marked as English, words of the pages are not', () => {
  renderWithin(
    <>
      <ProblemNotice error={new ProblemError({ ...PROBLEM, status: 412 })} />
      <ProblemNotice error={new Error('Erst speichern.')} />
    </>,
  );
  for (const words of ['Stale', 'It was changed.', 'Load it.']) {
    expect(screen.getByText(words).closest('[role=alert] [lang]')?.getAttribute('lang')).toBe('en');
  }
  expect(screen.getByText('Erst speichern.').closest('[role=alert] [lang]')).toBeNull();
});
