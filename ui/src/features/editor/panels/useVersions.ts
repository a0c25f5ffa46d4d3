import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import type { OptimizedView, ResumeView, Version } from '~/api';
import {
  compareOptimizedVersionsOptions,
  compareResumeVersionsOptions,
  listOptimizedVersionsInfiniteOptions,
  listResumeVersionsInfiniteOptions,
} from '~/api/@tanstack/react-query.gen';
import {
  remarkOptimizedVersion,
  remarkResumeVersion,
  restoreOptimizedVersion,
  restoreResumeVersion,
} from '~/api/sdk.gen';
import { tellProblem } from '~/ui/notify';
import { type Loaded, optimizedLoaded, resumeLoaded } from '../session/content';
import { useEditorParts } from '../useEditor';
import { useSaveFirst } from '../useSaveFirst';

const PAGE = 20;
const nextOf = (last: readonly Version[]) => (last.length < PAGE ? undefined : last.at(-1)?.revision);

/** The history of either kind of document, a page of it at a time. */
export function useVersions() {
  const { documentId, kind } = useEditorParts().session.store.get();
  const isResume = kind === 'resume';
  const query = { limit: PAGE };
  const ofResume = { path: { resume_id: documentId }, query };
  const resume = useInfiniteQuery({
    ...listResumeVersionsInfiniteOptions(ofResume),
    initialPageParam: ofResume,
    getNextPageParam: nextOf,
    enabled: isResume,
  });
  const ofOptimized = { path: { optimized_id: documentId }, query };
  const optimized = useInfiniteQuery({
    ...listOptimizedVersionsInfiniteOptions(ofOptimized),
    initialPageParam: ofOptimized,
    getNextPageParam: nextOf,
    enabled: !isResume,
  });
  return isResume ? resume : optimized;
}

export function useComparison(from: number, to: number) {
  const { documentId, kind } = useEditorParts().session.store.get();
  const query = { from, to };
  const isResume = kind === 'resume';
  const resume = useQuery({
    ...compareResumeVersionsOptions({ path: { resume_id: documentId }, query }),
    enabled: isResume,
  });
  const optimized = useQuery({
    ...compareOptimizedVersionsOptions({ path: { optimized_id: documentId }, query }),
    enabled: !isResume,
  });
  return isResume ? resume : optimized;
}

/** What is unsaved is saved first, so that nothing is lost by going back. */
export function useRestore() {
  const { session } = useEditorParts();
  const saveFirst = useSaveFirst();
  return useMutation({
    mutationFn: async ({ revision, entryId }: { revision: number; entryId?: string }) => {
      if (!(await saveFirst())) return;
      const { documentId, kind, saved } = session.store.get();
      const body = entryId ? { entry_id: entryId } : {};
      const headers = { 'If-Match': `"${saved.revision}"` };
      session.adopt(await restored(kind === 'resume', documentId, { revision, body, headers }));
    },
    onError: tellProblem,
  });
}

type Asked = { revision: number; body: { entry_id?: string }; headers: { 'If-Match': string } };

async function restored(isResume: boolean, id: string, asked: Asked): Promise<Loaded> {
  const { revision, body, headers } = asked;
  const given = { body, headers, throwOnError: true } as const;
  if (isResume) {
    const { data } = await restoreResumeVersion({ ...given, path: { resume_id: id, revision } });
    return resumeLoaded(data as ResumeView);
  }
  const { data } = await restoreOptimizedVersion({ ...given, path: { optimized_id: id, revision } });
  return optimizedLoaded(data as OptimizedView, null);
}

export function useNaming(onDone: () => void) {
  const { documentId, kind } = useEditorParts().session.store.get();
  return useMutation({
    mutationFn: async ({ revision, name }: { revision: number; name: string }) => {
      const given = { body: { name }, throwOnError: true } as const;
      if (kind === 'resume')
        await remarkResumeVersion({ ...given, path: { resume_id: documentId, revision } });
      else await remarkOptimizedVersion({ ...given, path: { optimized_id: documentId, revision } });
    },
    onSuccess: onDone,
    onError: tellProblem,
  });
}
