/** One request on its way, the newest draft waiting; older ones are never sent. */

import type { PreviewAnswer, PreviewRequest } from '~/api';
import { isRetryable, problemOf } from '~/ui/problem';
import type { Held } from './held';
import { NOTHING_HELD, take } from './held';

export type Wish = Pick<PreviewRequest, 'resume_json' | 'options' | 'template_id' | 'with_html'>;
export type Previewer = {
  /** What to show is told when it is asked for, so that it is the newest. */
  readonly show: (wish: () => Wish) => void;
  readonly close: () => void;
};
export type Asking = {
  readonly client: string;
  readonly ask: (request: PreviewRequest, signal: AbortSignal) => Promise<PreviewAnswer>;
  readonly onHeld: (held: Held, tookMs: number) => void;
  readonly onProblem: (error: unknown) => void;
  readonly retryMs?: number;
};

export function makePreviewer({ client, ask, onHeld, onProblem, retryMs = 2_000 }: Asking): Previewer {
  let held = NOTHING_HELD;
  let waiting: (() => Wish) | null = null;
  let isAsking = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = new AbortController();

  const next = async (): Promise<void> => {
    if (isAsking || !waiting || end.signal.aborted) return;
    const wish = waiting;
    waiting = null;
    isAsking = true;
    try {
      await once(wish);
    } catch (error) {
      if (!end.signal.aborted) failed(error, wish);
    }
    isAsking = false;
    // A failure waits for its time or for the next change.
    if (waiting && !timer) void next();
  };
  const once = async (wish: () => Wish) => {
    const began = performance.now();
    const answer = await ask({ ...wish(), client, ...(held.token ? { have: held.token } : {}) }, end.signal);
    if (end.signal.aborted) return;
    held = take(held, answer);
    onHeld(held, performance.now() - began);
  };
  const failed = (error: unknown, wish: () => Wish) => {
    // When in doubt, whole pages.
    held = { ...NOTHING_HELD, definitions: held.definitions };
    if (problemOf(error).code === 'superseded') return;
    onProblem(error);
    if (!isRetryable(error)) return;
    waiting ??= wish;
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      void next();
    }, retryMs);
  };
  return {
    show: (wish) => {
      clearTimeout(timer);
      timer = undefined;
      waiting = wish;
      void next();
    },
    close: () => {
      clearTimeout(timer);
      end.abort();
    },
  };
}
