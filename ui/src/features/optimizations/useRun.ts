import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useState } from 'react';
import { cancelOptimization } from '~/api';
import { getOptimizationOptions } from '~/api/@tanstack/react-query.gen';
import { follow, type ServerEvent } from '~/live/sse';
import { refresh } from '~/live/stale';
import { tellProblem } from '~/ui/notify';
import { ProblemError } from '~/ui/problem';
import { afterEvent, NOT_STARTED, type Run } from './run';

const step = (run: Run, event: ServerEvent | null): Run => (event ? afterEvent(run, event) : NOT_STARTED);

/** Followed from its first event: whoever comes later sees all of it. */
export function useRun(jobId: string) {
  const queryClient = useQueryClient();
  const [run, take] = useReducer(step, NOT_STARTED);
  const [isLineBroken, setLineBroken] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const shown = useQuery(getOptimizationOptions({ path: { job_id: jobId } }));
  useEffect(() => {
    const end = new AbortController();
    take(null);
    follow(`/api/v1/optimize/${jobId}/events`, {
      signal: end.signal,
      ends: true,
      onEvent: take,
      onState: (state) => setLineBroken(state === 'waiting'),
    })
      .then(() => refresh(queryClient, 'getOptimization', 'listOptimizedResumes', 'listSuggestions'))
      .catch(async (response: unknown) => {
        if (response instanceof Response) setRefusal(new ProblemError(await response.json()));
      });
    return () => end.abort();
  }, [jobId, queryClient]);
  return {
    run,
    isLineBroken,
    error: refusal ?? shown.error,
    optimizedId: shown.data?.optimized_resume_id ?? null,
  };
}

export function useCancel(jobId: string) {
  return useMutation({
    mutationFn: () => cancelOptimization({ path: { job_id: jobId }, throwOnError: true }),
    onError: tellProblem,
  });
}
