import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderWithin } from '~/test/render';
import { Covered } from './Covered';

test('what is found and what comes to it are drawn as they are said', () => {
  const { container } = renderWithin(
    <Covered before={{ asked: 8, inItsWords: 2, listed: 3 }} then={{ asked: 8, inItsWords: 6, listed: 3 }} />,
  );
  expect(screen.getByText('2 → 6')).toBeTruthy();
  const widths = [...container.querySelectorAll('svg')].map((one) =>
    [...one.querySelectorAll('rect')].map((bar) => Number(bar.getAttribute('width'))),
  );
  expect(widths).toEqual([
    [8, 6, 2],
    [8, 3, 3],
  ]);
});

test('a posting that names no keywords has nothing to draw', () => {
  const { container } = renderWithin(<Covered before={{ asked: 0, inItsWords: 0, listed: 0 }} />);
  expect(container.querySelector('svg')).toBeNull();
});
