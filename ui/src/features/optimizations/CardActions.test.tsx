import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { SuggestionView } from '~/api';
import { renderWithin } from '~/test/render';
import { CardActions } from './CardActions';

const SUGGESTION = { state: 'proposed', operation: 'rewrite_bullet', edit: {} } as unknown as SuggestionView;

it('shows on the button that was pressed that it is under way', async () => {
  renderWithin(
    <CardActions suggestion={SUGGESTION} deciding="reject" decide={() => undefined} edit={() => undefined} />,
  );
  const reject = await screen.findByRole('button', { name: 'Reject' });
  const accept = screen.getByRole('button', { name: 'Accept' });
  expect(reject.hasAttribute('data-loading')).toBe(true);
  expect(accept.hasAttribute('data-loading')).toBe(false);
  expect(accept.hasAttribute('disabled')).toBe(true);
});
