import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ResumeView } from '~/api';
import { getLedgerOptions, getResumeOptions } from '~/api/@tanstack/react-query.gen';
import { afterEvent, NOT_STARTED } from '~/features/exports/jobProgress';
import { follow } from '~/live/sse';
import { refresh } from '~/live/stale';
import { asLedger, type Ledger } from './ledger';

export type Reading = {
  readonly resume: ResumeView | undefined;
  readonly ledger: Ledger | null;
  readonly progress: number;
  readonly error: unknown;
  readonly isReading: boolean;
  readonly isPending: boolean;
};

/** The résumé and its ledger, and how far its reading is while it runs. */
export function useReading(resumeId: string, jobId: string | undefined): Reading {
  const resume = useQuery(getResumeOptions({ path: { resume_id: resumeId } }));
  const isReading = resume.data?.status === 'uploaded' || resume.data?.status === 'parsing';
  const ledger = useQuery({
    ...getLedgerOptions({ path: { resume_id: resumeId } }),
    enabled: resume.data !== undefined && !isReading,
  });
  const progress = useJobProgress(isReading ? jobId : undefined);
  return {
    resume: resume.data,
    ledger: asLedger(ledger.data),
    progress,
    error: resume.error ?? ledger.error,
    isReading,
    isPending: resume.isPending || (!isReading && ledger.isPending),
  };
}

/** 0..100. The stream resumes after a broken line and ends with the job. */
function useJobProgress(jobId: string | undefined): number {
  const queryClient = useQueryClient();
  const [{ percent }, setProgress] = useState(NOT_STARTED);
  useEffect(() => {
    if (!jobId) return;
    const end = new AbortController();
    follow(`/api/v1/jobs/${jobId}/events`, {
      signal: end.signal,
      ends: true,
      onEvent: (event) => setProgress((before) => afterEvent(before, event)),
    })
      .then(() => refresh(queryClient, 'getResume', 'getLedger', 'listResumes'))
      // Refused: the job is gone or somebody else's. The résumé itself tells how it ended.
      .catch(() => refresh(queryClient, 'getResume'));
    return () => end.abort();
  }, [jobId, queryClient]);
  return percent;
}
