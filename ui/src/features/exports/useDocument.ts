import { useQuery } from '@tanstack/react-query';
import type { OptimizedView, ResumeView } from '~/api';
import { getOptimizedResumeOptions, getResumeOptions } from '~/api/@tanstack/react-query.gen';
import type { DocumentKind } from '~/features/documents/documents';
import type { Draft } from '~/features/editor/document/draft';
import { includedOnly } from '~/features/editor/document/flags';
import type { Obj } from '~/features/editor/document/json';
import { hasStatus } from '~/ui/problem';

export type Exportable = {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly templateId: string;
  readonly revision: number;
  /** Changed since its last export. */
  readonly isDirty: boolean;
  readonly isConfirmed: boolean;
  /** Without what is left out of an optimized one. */
  readonly content: Draft | null;
};

/** For what is chosen once from the answer: one from before does not do, and without the network there is none. */
const ANEW = { refetchOnMount: 'always', networkMode: 'always' } as const;

type Asking = { readonly isAnew?: boolean };

/** The document of either kind. Whoever knows which it is says so, and saves a question. */
export function useDocument(documentId: string, kind?: DocumentKind, { isAnew = false }: Asking = {}) {
  const how = isAnew ? ANEW : {};
  const optimized = useQuery({
    ...getOptimizedResumeOptions({ path: { optimized_id: documentId } }),
    ...how,
    enabled: kind !== 'resume',
  });
  const isResume = kind === 'resume' || (kind === undefined && hasStatus(optimized.error, 404));
  const resume = useQuery({
    ...getResumeOptions({ path: { resume_id: documentId } }),
    ...how,
    enabled: isResume,
  });
  const asked = isResume ? resume : optimized;
  const document = documentOf(isResume, optimized.data, resume.data);
  return { document: isAnew && !asked.isFetchedAfterMount ? null : document, error: asked.error };
}

function documentOf(
  isResume: boolean,
  optimized: OptimizedView | undefined,
  resume: ResumeView | undefined,
): Exportable | null {
  if (isResume) {
    const content = (resume?.data ?? resume?.parsed_data ?? null) as Draft | null;
    return resume ? { ...shared(resume), kind: 'resume', content } : null;
  }
  if (!optimized) return null;
  return { ...shared(optimized), kind: 'optimized', content: includedIn(optimized.structured_output) };
}

function includedIn(structured: OptimizedView['structured_output']): Draft | null {
  const { resume_json, ui } = (structured ?? {}) as { resume_json?: Draft; ui?: Obj };
  return resume_json ? includedOnly({ draft: resume_json, ui: ui ?? null }) : null;
}

function shared(view: OptimizedView | ResumeView) {
  return {
    id: view.id,
    title: view.title,
    templateId: view.template_id,
    revision: view.revision,
    isDirty: view.dirty,
    isConfirmed: view.sections_confirmed,
  };
}
