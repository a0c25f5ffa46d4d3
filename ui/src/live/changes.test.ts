import { expect, test, vi } from 'vitest';
import { type Change, followChanges } from './changes';

class Channel {
  onmessage: ((message: { data: unknown }) => void) | null = null;
  postMessage() {}
  close() {}
}

test('what was on the screen before the stream began is asked for again, and what comes is told', async () => {
  vi.stubGlobal('BroadcastChannel', Channel);
  const event = { seq: 8, type: 'resume.saved', subject_id: 'r1', payload: {} };
  const told: Change[] = [];
  const end = new AbortController();
  const calls: string[] = [];
  const text = `id: 7\n\nid: 8\nevent: resume.saved\ndata: ${JSON.stringify(event)}\n\n`;
  vi.stubGlobal('fetch', async () => new Response(text));
  await new Promise<void>((resolve) => {
    const tell = (change: Change) => {
      told.push(change);
      calls.push('told');
      end.abort();
      resolve();
    };
    followChanges(tell, { signal: end.signal, doubt: () => calls.push('doubt') });
  });
  expect(calls).toEqual(['doubt', 'told']);
  expect(told).toEqual([event]);
  vi.unstubAllGlobals();
});
