import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Change, followChanges } from './changes';
import { invalidate, isAnnounced } from './stale';

/** Without a change some may have been missed. */
type Listener = (change: Change | null) => void;

const listeners = new Set<Listener>();

/** Once, in the shell: keeps every query fresh while somebody is signed in. */
export function useLiveQueries(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const end = new AbortController();
    const take = (change: Change) => {
      void invalidate(queryClient, change);
      for (const listener of listeners) listener(change);
    };
    const doubt = () => {
      void queryClient.invalidateQueries({ predicate: isAnnounced });
      for (const listener of listeners) listener(null);
    };
    followChanges(take, { signal: end.signal, doubt });
    return () => end.abort();
  }, [queryClient]);
}

/**
 * Anywhere below the shell: hear of every change, from this tab or elsewhere, and of null when some may have been missed;
 * queries are asked for again without that. Pass a stable function.
 */
export function useChanges(listener: Listener): void {
  useEffect(() => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [listener]);
}
