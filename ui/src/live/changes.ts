/**
 * What happens to the owner's things (`GET /events`), one stream a browser: the tab that holds the lock follows it and
 * tells the others. When that tab closes, the lock passes on and the next goes on from the last event it heard of.
 */

import { follow, type ServerEvent } from './sse';

export type Change = {
  readonly seq: number;
  readonly type: string;
  readonly subject_id: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
};

const NAME = 'bespoke.changes';

const UNSURE = 'unsure';

/** `doubt` is called when changes may have been missed: a stream begins now, what is on the screen is older. */
export function followChanges(
  tell: (change: Change) => void,
  { signal, doubt }: { signal: AbortSignal; doubt: () => void },
): void {
  const channel = new BroadcastChannel(NAME);
  let lastId: string | null = null;
  const take = (event: ServerEvent) => {
    lastId = event.id;
    tell(JSON.parse(event.data) as Change);
  };
  channel.onmessage = ({ data }: MessageEvent<ServerEvent | typeof UNSURE>) =>
    data === UNSURE ? doubt() : take(data);
  signal.addEventListener('abort', () => channel.close(), { once: true });
  const lead = () =>
    follow('/api/v1/events', {
      lastId,
      signal,
      onState: (state) => {
        if (state !== 'open' || lastId !== null) return;
        channel.postMessage(UNSURE);
        doubt();
      },
      onEvent: (event) => {
        channel.postMessage(event);
        take(event);
      },
    });
  // Browsers without locks (plain http on a strange host) have a stream in each tab.
  const leading = navigator.locks ? navigator.locks.request(NAME, { signal }, lead) : lead();
  // Signed out or closed: whoever signs in next starts anew.
  Promise.resolve(leading).catch(() => undefined);
}
