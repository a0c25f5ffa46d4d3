import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { useChanges, useLiveQueries } from './useChanges';

class Channel {
  onmessage: ((message: { data: unknown }) => void) | null = null;
  postMessage() {}
  close() {}
}

test('who keeps what it loaded outside the queries hears that changes may have been missed', async () => {
  vi.stubGlobal('BroadcastChannel', Channel);
  let open: (answer: Response) => void = () => undefined;
  const stream = new Promise<Response>((resolve) => {
    open = resolve;
  });
  vi.stubGlobal('fetch', () => stream);
  const told = vi.fn();
  const Screen = () => {
    useLiveQueries();
    useChanges(told);
    return null;
  };
  const { unmount } = render(
    <QueryClientProvider client={new QueryClient()}>
      <Screen />
    </QueryClientProvider>,
  );
  expect(told).not.toHaveBeenCalled();
  open(new Response('id: 7\n\n'));
  await waitFor(() => expect(told.mock.calls).toEqual([[null]]));
  unmount();
  vi.unstubAllGlobals();
});
