import { onlineManager } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import { makeQueryClient } from './router';

afterEach(() => onlineManager.setOnline(true));

it('asks a server on this machine without a network too', async () => {
  onlineManager.setOnline(false);
  const client = makeQueryClient();
  const told = await client.fetchQuery({ queryKey: ['one'], queryFn: () => Promise.resolve('answered') });
  expect(told).toBe('answered');
  const ask = vi.fn().mockResolvedValue('done');
  await client.getMutationCache().build(client, { mutationFn: ask }).execute(undefined);
  expect(ask).toHaveBeenCalled();
});
