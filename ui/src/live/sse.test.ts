import { expect, test, vi } from 'vitest';
import { EventParser, follow, type ServerEvent } from './sse';

test('events come out whole however the text is cut', () => {
  const text =
    'id: 7\nretry: 2000\n\nid: 8\nevent: job.stage\ndata: {"a":1}\n\n: alive\n\nid: 9\ndata: x\ndata: y\n\n';
  for (const size of [1, 3, 1000]) {
    const parser = new EventParser();
    const found: ServerEvent[] = [];
    for (let at = 0; at < text.length; at += size)
      found.push(...parser.push(text.slice(at, at + size)).events);
    expect(found).toEqual([
      { id: '8', type: 'job.stage', data: '{"a":1}' },
      { id: '9', type: 'message', data: 'x\ny' },
    ]);
  }
});

test('a broken line is taken up after the last event that came', async () => {
  const asked: (string | undefined)[] = [];
  const end = new AbortController();
  const answers = ['id: 4\nretry: 0\n\nid: 5\ndata: first\n\n', 'id: 6\ndata: second\n\n'];
  const fetch = vi.fn(async (_: unknown, init?: RequestInit) => {
    asked.push(new Headers(init?.headers).get('Last-Event-ID') ?? undefined);
    if (asked.length === 2) throw new TypeError('the line broke');
    return new Response(answers.shift());
  });
  const seen: string[] = [];
  await follow('/events', {
    signal: end.signal,
    fetch: fetch as typeof globalThis.fetch,
    onEvent: (event) => {
      seen.push(event.data);
      if (seen.length === 2) end.abort();
    },
  });
  expect(seen).toEqual(['first', 'second']);
  expect(asked).toEqual([undefined, '5', '5']);
});

test('a refusal ends it, because asking again would not help', async () => {
  const fetch = vi.fn(async () => new Response('{}', { status: 401 }));
  const options = { signal: new AbortController().signal, onEvent: () => undefined, fetch };
  await expect(follow('/events', options)).rejects.toMatchObject({ status: 401 });
  expect(fetch).toHaveBeenCalledTimes(1);
});

test('a stream of which all was received before has ended', async () => {
  const fetch = vi.fn(async () => new Response(null, { status: 204 }));
  const options = { signal: new AbortController().signal, onEvent: () => undefined, ends: true, fetch };
  await follow('/events', options);
  expect(fetch).toHaveBeenCalledTimes(1);
});
