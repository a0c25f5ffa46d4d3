/** Server-sent events over fetch: numbered, resumed by Last-Event-ID, and with the status codes EventSource hides. */

export type ServerEvent = { readonly id: string; readonly type: string; readonly data: string };
export type Parsed = { events: ServerEvent[]; retryMs: number | null; lastId: string | null };

/** Feed it text as it comes; whole events come out. */
export class EventParser {
  private rest = '';
  private id: string | null = null;

  push(text: string): Parsed {
    const blocks = (this.rest + text).replace(/\r\n?/g, '\n').split('\n\n');
    this.rest = blocks.pop() ?? '';
    const parsed: Parsed = { events: [], retryMs: null, lastId: this.id };
    for (const block of blocks) this.read(block, parsed);
    parsed.lastId = this.id;
    return parsed;
  }

  private read(block: string, parsed: Parsed): void {
    let type = 'message';
    const data: string[] = [];
    for (const line of block.split('\n')) {
      const [, name, value] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
      if (name === 'id') this.id = value ?? null;
      else if (name === 'event') type = value ?? type;
      else if (name === 'data') data.push(value ?? '');
      else if (name === 'retry' && /^\d+$/.test(value ?? '')) parsed.retryMs = Number(value);
    }
    if (data.length > 0) parsed.events.push({ id: this.id ?? '', type, data: data.join('\n') });
  }
}

export type FollowOptions = {
  readonly onEvent: (event: ServerEvent) => void;
  readonly onState?: (state: 'open' | 'waiting') => void;
  /** Where to go on; the stream tells its own position otherwise. */
  readonly lastId?: string | null;
  readonly signal: AbortSignal;
  /** Whether the stream ends by itself when its work is done, as a job's does. */
  readonly ends?: boolean;
  readonly fetch?: typeof globalThis.fetch;
};

const LONGEST_PAUSE_MS = 30_000;

/** Until the signal, a refusal (4xx: it throws the response), or the end of a stream that `ends`. */
export async function follow(url: string, options: FollowOptions): Promise<void> {
  const position = { lastId: options.lastId ?? null, retryMs: 2_000, failures: 0 };
  while (!options.signal.aborted) {
    const isOver = await once(url, options, position);
    if (isOver && options.ends) return;
    options.onState?.('waiting');
    await pause(Math.min(position.retryMs * 2 ** position.failures, LONGEST_PAUSE_MS), options.signal);
  }
}

type Position = { lastId: string | null; retryMs: number; failures: number };

/** One connection; true when the server ended it in good order. */
async function once(url: string, options: FollowOptions, position: Position): Promise<boolean> {
  const headers: Record<string, string> = { Accept: 'text/event-stream' };
  if (position.lastId) headers['Last-Event-ID'] = position.lastId;
  const ask = options.fetch ?? globalThis.fetch;
  try {
    const response = await ask(url, { headers, signal: options.signal, cache: 'no-store' });
    if (response.status >= 400 && response.status < 500 && response.status !== 429) throw response;
    // Everything was received before the line broke.
    if (response.status === 204) return true;
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
    options.onState?.('open');
    position.failures = 0;
    await read(response.body, options, position);
    return true;
  } catch (error) {
    if (error instanceof Response) throw error;
    position.failures += 1;
    return false;
  }
}

async function read(
  body: ReadableStream<Uint8Array>,
  options: FollowOptions,
  position: Position,
): Promise<void> {
  const parser = new EventParser();
  const reader = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const parsed = parser.push(value);
    position.retryMs = parsed.retryMs ?? position.retryMs;
    position.lastId = parsed.lastId ?? position.lastId;
    for (const event of parsed.events) options.onEvent(event);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
