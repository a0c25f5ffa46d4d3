import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { OptimizedLine, ResumeLine } from '~/api';
import { listOptimizedResumesOptions, listResumesOptions } from '~/api/@tanstack/react-query.gen';
import type { DocumentKind } from './useDocument';

export type DocumentLine = {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly isDirty: boolean;
  readonly changedAt: string;
};

const MOST = 100;

/** Résumés and optimized résumés, the last changed first: what may be exported, and how the lines are called. */
export function useDocuments(): readonly DocumentLine[] {
  const resumes = useQuery(listResumesOptions({ query: { limit: MOST } }));
  const optimized = useQuery(listOptimizedResumesOptions({ query: { limit: MOST } }));
  return useMemo(
    () => linesOf(resumes.data?.items ?? [], optimized.data?.items ?? []),
    [resumes.data, optimized.data],
  );
}

function linesOf(
  resumes: readonly ResumeLine[],
  optimized: readonly OptimizedLine[],
): readonly DocumentLine[] {
  const all = [
    ...resumes.map((one) => lineOf(one, 'resume')),
    ...optimized.map((one) => lineOf(one, 'optimized')),
  ];
  return all.sort((one, other) => other.changedAt.localeCompare(one.changedAt));
}

function lineOf(one: ResumeLine | OptimizedLine, kind: DocumentKind): DocumentLine {
  return { id: one.id, kind, title: one.title, isDirty: one.dirty, changedAt: one.updated_at };
}
