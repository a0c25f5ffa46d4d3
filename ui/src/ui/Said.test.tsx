import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import german from '~/messages/de';
import say from '~/messages/de/said';
import { renderWithin } from '~/test/render';
import { Place, Said } from './Said';

const GERMAN = { locale: 'de', messages: german, say } as const;

test('a place keeps the person’s own names and says what the pages can name', () => {
  renderWithin(<Place>Acme · Summary · Engineer · bullet 2</Place>, GERMAN);
  expect(screen.getByText('Acme · Summary · Engineer · Punkt 2')).toBeTruthy();
});

test('a sentence that is not known is marked as the English it is', () => {
  renderWithin(
    <p>
      <Said>Purple monkeys.</Said> <Said>Check the year.</Said>
    </p>,
    GERMAN,
  );
  expect(screen.getByText('Purple monkeys.').getAttribute('lang')).toBe('en');
  expect(screen.getByText('Prüfe das Jahr.').hasAttribute('lang')).toBe(false);
});
