import { useMutation, useMutationState, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type Corrections, changePosting, createPosting, type PostingView, uploadPosting } from '~/api';
import { getPostingOptions, getPostingQueryKey } from '~/api/@tanstack/react-query.gen';
import { refresh } from '~/live/stale';
import { newKey } from '~/ui/ids';
import { tellProblem } from '~/ui/notify';
import { withCorrections } from './corrections';

export function usePosting(postingId: string | null) {
  return useQuery({
    ...getPostingOptions({ path: { posting_id: postingId ?? '' } }),
    enabled: postingId !== null,
  });
}

/** A text or a file becomes a posting. Sent twice, it is one. */
export function useNewPosting(onMade: (view: PostingView) => void) {
  const queryClient = useQueryClient();
  const sent = useRef({ what: '' as string | File, key: '' });
  return useMutation({
    mutationFn: async (what: string | File) => {
      if (sent.current.what !== what) sent.current = { what, key: newKey() };
      const given = { headers: { 'Idempotency-Key': sent.current.key }, throwOnError: true } as const;
      const { data } =
        typeof what === 'string'
          ? await createPosting({ ...given, body: { text: what } })
          : await uploadPosting({ ...given, body: { file: what } });
      return data;
    },
    onSuccess: (view) => {
      queryClient.setQueryData(getPostingQueryKey({ path: { posting_id: view.id } }), view);
      void refresh(queryClient, 'listPostings');
      onMade(view);
    },
  });
}

const correcting = (postingId: string) => ['corrections', postingId];

/** Whether corrections are still on their way, or did not arrive. */
export function useIsCorrecting(postingId: string): boolean {
  const statuses = useMutationState({
    filters: { mutationKey: correcting(postingId) },
    select: ({ state }) => state.status,
  });
  return statuses.includes('pending') || statuses.at(-1) === 'error';
}

/** What did not arrive on an earlier visit was given up with it. */
function useForgetFailures(postingId: string): void {
  const cache = useQueryClient().getMutationCache();
  useEffect(() => {
    const failed = cache.findAll({ mutationKey: correcting(postingId), status: 'error' });
    for (const one of failed) cache.remove(one);
  }, [cache, postingId]);
}

/**
 * Shown at once and sent one after the other. Until the last has arrived they lie over what the API answers, which may
 * not know of it yet. What cannot be sent stays there too, with `failure` and a way to send it again.
 */
export function useCorrections(view: PostingView) {
  const queryClient = useQueryClient();
  const [mine, setMine] = useState<Corrections | null>(null);
  const latest = useRef<Corrections | null>(null);
  const queryKey = getPostingQueryKey({ path: { posting_id: view.id } });
  useForgetFailures(view.id);
  const lay = (corrections: Corrections | null) => {
    latest.current = corrections;
    setMine(corrections);
  };
  const mutation = useMutation({
    mutationKey: correcting(view.id),
    scope: { id: `posting ${view.id}` },
    mutationFn: async (corrections: Corrections) => {
      const { data } = await changePosting({
        path: { posting_id: view.id },
        body: { corrections },
        throwOnError: true,
      });
      return { data, corrections };
    },
    onSuccess: async ({ data, corrections }) => {
      // An answer asked for before this one is older, and may still be on its way.
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, data);
      if (latest.current === corrections) lay(null);
    },
  });
  const correct = (recipe: (before: Corrections) => Corrections) => {
    // What has just arrived is there before it is drawn.
    const known = queryClient.getQueryData<PostingView>(queryKey) ?? view;
    const corrections = recipe(latest.current ?? known.corrections);
    lay(corrections);
    mutation.mutate(corrections);
  };
  const retry = () => latest.current && mutation.mutate(latest.current);
  return { posting: mine ? withCorrections(view, mine) : view, correct, failure: mutation.error, retry };
}

/** Another text: it is read anew, and what was corrected goes with the old one. */
export function useNewText(postingId: string, onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (text: string) => {
      const { data } = await changePosting({
        path: { posting_id: postingId },
        body: { text },
        throwOnError: true,
      });
      return data;
    },
    onSuccess: (view) => {
      queryClient.setQueryData(getPostingQueryKey({ path: { posting_id: postingId } }), view);
      onDone();
    },
    onError: tellProblem,
  });
}
