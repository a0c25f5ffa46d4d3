const MOST_MS = 2_000;

/** Once the browser has nothing better to do; not at all when it is cancelled before. */
export function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(run, { timeout: MOST_MS });
    return () => cancelIdleCallback(handle);
  }
  // Safari cannot say when it is idle.
  const timer = setTimeout(run, MOST_MS / 4);
  return () => clearTimeout(timer);
}
