import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Dimension } from '~/api';
import { renderWithin } from '~/test/render';
import { Dimensions } from './Dimensions';

const DIMENSIONS: readonly Dimension[] = [
  { name: 'match', value: null, why: 'Match needs a posting.' },
  { name: 'completeness', value: 40, why: 'Thin.' },
];

test('what was not judged stands last, in words and without a bar', () => {
  renderWithin(<Dimensions dimensions={DIMENSIONS} noMatch="There is no posting." />);
  const [judged, match] = screen.getAllByRole('listitem');
  if (!judged || !match) throw new Error('both are listed');
  within(judged).getByText('40');
  expect(judged.querySelector('svg')).not.toBeNull();
  expect(match.textContent).toBe('Match with the postingnot judgedThere is no posting.');
  expect(match.querySelector('svg')).toBeNull();
});

test('why too little was there to judge is told as the API tells it', () => {
  renderWithin(<Dimensions dimensions={DIMENSIONS} />);
  screen.getByText('Match needs a posting.');
});
