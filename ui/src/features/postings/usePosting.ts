import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
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

/** Shown at once, sent one after the other; what the API refuses is taken back. */
export function useCorrections(view: PostingView) {
  const queryClient = useQueryClient();
  const key = getPostingQueryKey({ path: { posting_id: view.id } });
  const mutation = useMutation({
    scope: { id: `posting ${view.id}` },
    mutationFn: async (corrections: Corrections) => {
      const { data } = await changePosting({
        path: { posting_id: view.id },
        body: { corrections },
        throwOnError: true,
      });
      return data;
    },
    onError: (error) => {
      tellProblem(error);
      void queryClient.invalidateQueries({ queryKey: key });
    },
  });
  return (recipe: (before: Corrections) => Corrections) => {
    const now = queryClient.getQueryData<PostingView>(key) ?? view;
    const corrections = recipe(now.corrections);
    queryClient.setQueryData(key, withCorrections(now, corrections));
    mutation.mutate(corrections);
  };
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
