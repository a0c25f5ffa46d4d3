import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { type OptimizeStarted, startOptimization } from '~/api';
import { refresh } from '~/live/stale';
import { newKey } from '~/ui/ids';
import { requestOf, type Wishes } from './wishes';

type Asked = { readonly wishes: Wishes; readonly resumeId: string; readonly postingId: string };

/** Asked for again after a broken line it is the same run; once it runs, the next is another. */
export function useStart(onStarted: (started: OptimizeStarted) => void) {
  const queryClient = useQueryClient();
  const sent = useRef({ said: '', key: '' });
  return useMutation({
    mutationFn: async ({ wishes, resumeId, postingId }: Asked) => {
      const body = requestOf(wishes, resumeId, postingId);
      const said = JSON.stringify(body);
      if (sent.current.said !== said) sent.current = { said, key: newKey() };
      const headers = { 'Idempotency-Key': sent.current.key };
      const { data } = await startOptimization({ body, headers, throwOnError: true });
      return data;
    },
    onSuccess: (started) => {
      sent.current = { said: '', key: '' };
      void refresh(queryClient, 'listOptimizedResumes');
      onStarted(started);
    },
  });
}
