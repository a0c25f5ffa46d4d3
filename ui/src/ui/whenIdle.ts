/** What the first sight of a screen does not need gives way to what it does. */
const FIRST_SIGHT_MS = 1_000;
const MOST_MS = 2_000;

/** A moment after now, once the browser has nothing better to do; not at all when it is cancelled before. */
export function whenIdle(run: () => void): () => void {
  let cancel: () => void = () => clearTimeout(timer);
  const timer = setTimeout(() => {
    // Safari cannot say when it is idle.
    if (typeof requestIdleCallback !== 'function') return run();
    const handle = requestIdleCallback(run, { timeout: MOST_MS });
    cancel = () => cancelIdleCallback(handle);
  }, FIRST_SIGHT_MS);
  return () => cancel();
}
