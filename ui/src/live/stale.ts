/** Which answers of the API are old news after a change: operations by the noun of the event. */

import type { QueryClient } from '@tanstack/react-query';
import type { Change } from './changes';

const LISTS: Readonly<Record<string, readonly string[]>> = {
  resume: [
    'listResumes',
    'getResume',
    'getLedger',
    'getCompleteness',
    'listResumeVersions',
    'listOptimizedResumes',
  ],
  section: ['getResume', 'listSections', 'getCompleteness'],
  optimized_resume: ['listOptimizedResumes', 'getOptimizedResume', 'listOptimizedVersions', 'listQuestions'],
  suggestion: ['listSuggestions', 'getSuggestion', 'listFacts'],
  suggestions: ['listSuggestions', 'getSuggestion'],
  fact: ['listFacts'],
  posting: ['listPostings', 'getPosting'],
  job: ['listJobs', 'readJob', 'listExports', 'getExport', 'listExportQueue', 'getExportStats'],
  // A document is not `dirty` any more once it was exported.
  artifact: [
    'listArtifacts',
    'getArtifact',
    'getExportQuota',
    'listExports',
    'getOptimizedResume',
    'listOptimizedResumes',
    'getResume',
    'listResumes',
  ],
  account: ['readMe'],
  api_key: ['listApiKeys'],
  session: ['listSessions'],
  identity: ['listIdentities'],
};

/** Query keys of the generated client are `[{ _id: operation, path, … }]`. */
export type OperationKey = { readonly _id?: string; readonly path?: Readonly<Record<string, string>> };

export function isStale(key: readonly unknown[], change: Pick<Change, 'type' | 'subject_id'>): boolean {
  const operation = key[0] as OperationKey | undefined;
  const noun = change.type.split('.')[0] ?? '';
  if (!operation?._id || !LISTS[noun]?.includes(operation._id)) return false;
  const ids = Object.values(operation.path ?? {});
  const isAboutOther = ids.length > 0 && change.subject_id !== null && !ids.includes(change.subject_id);
  // A job's subject is the job; what it made has other ids.
  return !isAboutOther || noun === 'artifact' || noun === 'section';
}

/** Whether changes of the answer are announced at all. */
export function isAnnounced({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean {
  const operation = (queryKey[0] as OperationKey | undefined)?._id ?? '';
  return Object.values(LISTS).some((operations) => operations.includes(operation));
}

export function invalidate(
  queryClient: QueryClient,
  change: Pick<Change, 'type' | 'subject_id'>,
): Promise<void> {
  return queryClient.invalidateQueries({ predicate: (query) => isStale(query.queryKey, change) });
}

/** After a mutation of one's own, without waiting for the event: `await refresh(queryClient, 'listResumes')`. */
export function refresh(queryClient: QueryClient, ...operations: string[]): Promise<void> {
  return queryClient.invalidateQueries({
    predicate: (query) => operations.includes((query.queryKey[0] as OperationKey | undefined)?._id ?? ''),
  });
}
