import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { readAiQuotaQueryKey } from '~/api/@tanstack/react-query.gen';
import { renderWithin } from '~/test/render';
import { useModelOffer } from './useModelOffer';

const Offer = () => <p>{useModelOffer()}</p>;

test.each([
  [{ is_available: true, provider: 'openai' }, 'offered'],
  [{ is_available: false, provider: 'openai' }, 'noKey'],
  [{ is_available: false, provider: '' }, 'noModel'],
])('%j is %s', async (quota, offer) => {
  const { queryClient } = renderWithin(<Offer />);
  queryClient.setQueryData(readAiQuotaQueryKey(), quota as never);
  expect(await screen.findByText(offer)).toBeTruthy();
});
