import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import german from '~/messages/de';
import say from '~/messages/de/said';
import { renderWithin } from '~/test/render';
import { ProblemNotice } from './ProblemNotice';
import { ProblemError } from './problem';

const GERMAN = { locale: 'de', messages: german, say } as const;
const PROBLEM = {
  type: 'x',
  code: 'stale',
  trace_id: '',
  title: 'Stale',
  detail: 'It was changed.',
  fix: 'Load it.',
};

test('what the title says is not said again', () => {
  const twice = { ...PROBLEM, status: 401, title: 'The password is wrong', detail: 'The password is wrong.' };
  renderWithin(<ProblemNotice error={new ProblemError(twice)} />);
  expect(screen.getAllByText(/The password is wrong/)).toHaveLength(1);
  expect(screen.getByText('Load it.')).toBeTruthy();
});

test('words of the API that the pages do not know are marked as English, their own are not', () => {
  renderWithin(
    <>
      <ProblemNotice error={new ProblemError({ ...PROBLEM, status: 412 })} />
      <ProblemNotice
        error={new ProblemError({ ...PROBLEM, status: 422, detail: 'The file holds no text.' })}
      />
      <ProblemNotice error={new Error('Erst speichern.')} />
    </>,
    GERMAN,
  );
  for (const words of ['Stale', 'It was changed.', 'Load it.']) {
    expect(screen.getAllByText(words)[0]?.closest('[role=alert] [lang]')?.getAttribute('lang')).toBe('en');
  }
  expect(screen.getByText('Die Datei enthält keinen Text.').closest('[lang]')).toBe(document.documentElement);
  expect(screen.getByText('Erst speichern.').closest('[role=alert] [lang]')).toBeNull();
});
