import { useCallback, useSyncExternalStore } from 'react';
import { follow } from '~/live/sse';
import { afterEvent, type JobProgress, NOT_STARTED } from './jobProgress';

type Followed = {
  progress: JobProgress | null;
  readonly watchers: Set<() => void>;
  readonly end: AbortController;
};

const followed = new Map<string, Followed>();

/** Live, by the job's own stream; null until its first event came. However many look on, one stream is open. */
export function useJobProgress(jobId: string | null): JobProgress | null {
  const subscribe = useCallback((watcher: () => void) => (jobId ? watch(jobId, watcher) : ignore), [jobId]);
  return useSyncExternalStore(subscribe, () => (jobId && followed.get(jobId)?.progress) || null);
}

const ignore = () => undefined;

function watch(jobId: string, watcher: () => void): () => void {
  const one = followed.get(jobId) ?? begin(jobId);
  one.watchers.add(watcher);
  return () => {
    one.watchers.delete(watcher);
    if (one.watchers.size > 0 || followed.get(jobId) !== one) return;
    one.end.abort();
    followed.delete(jobId);
  };
}

function begin(jobId: string): Followed {
  const one: Followed = { progress: null, watchers: new Set(), end: new AbortController() };
  followed.set(jobId, one);
  const take: Parameters<typeof follow>[1]['onEvent'] = (event) => {
    one.progress = afterEvent(one.progress ?? NOT_STARTED, event);
    for (const watcher of one.watchers) watcher();
  };
  const following = follow(`/api/v1/export/job/${jobId}/events`, {
    onEvent: take,
    signal: one.end.signal,
    ends: true,
  });
  // A refusal means that the job is gone; the list, which is told of it, says so.
  following.catch(() => followed.delete(jobId));
  return one;
}
