import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { getResumeOptions, getResumeVersionOptions } from '~/api/@tanstack/react-query.gen';
import { type Draft, draftOf } from '../document/draft';
import type { Obj } from '../document/json';
import { useSession } from '../useEditor';

/** What it was made from: the résumé as it was pinned, or the file as it was read, else the first version. */
export function useOriginal(isWanted: boolean): Draft | null {
  const { resumeId, resumeRevision } = useSession((state) => state.saved);
  const kind = useSession((state) => state.kind);
  const isOptimized = kind === 'optimized_resume';
  const read = useQuery({
    ...getResumeOptions({ path: { resume_id: resumeId } }),
    enabled: isWanted && !isOptimized,
  });
  const isWritten = !isOptimized && read.isSuccess && !read.data.parsed_data;
  const version = useQuery({
    ...getResumeVersionOptions({ path: { resume_id: resumeId, revision: resumeRevision || 1 } }),
    enabled: isWanted && (isOptimized || isWritten),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const content = version.data?.content ?? read.data?.parsed_data;
  return useMemo(() => (content ? draftOf(content as Obj) : null), [content]);
}
