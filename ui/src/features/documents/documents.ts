/** What the home screen lists: both kinds of document in one form. */

import type { OptimizedLine, ResumeLine } from '~/api';

export type DocumentLine = {
  readonly kind: 'resume' | 'optimized';
  readonly id: string;
  readonly title: string;
  readonly status: ResumeLine['status'];
  /** Whether it was read from a file, and whether somebody looked that over. */
  readonly isImported: boolean;
  readonly isConfirmed: boolean;
  readonly isExported: boolean;
  readonly match: number | null;
  readonly updatedAt: string;
  /** Changes whenever the picture does. */
  readonly picture: string;
};

export function ofResume(line: ResumeLine): DocumentLine {
  return {
    kind: 'resume',
    id: line.id,
    title: line.title,
    status: line.status,
    isImported: line.source_id !== null,
    isConfirmed: line.sections_confirmed || line.source_id === null,
    isExported: !line.dirty,
    match: null,
    updatedAt: line.updated_at,
    picture: `/api/v1/resumes/${line.id}/thumbnail.png?v=${line.revision}-${line.template_id}`,
  };
}

export function ofOptimized(line: OptimizedLine): DocumentLine {
  return {
    kind: 'optimized',
    id: line.id,
    title: line.title,
    status: 'ready',
    isImported: false,
    isConfirmed: true,
    isExported: !line.dirty,
    match: line.match_score,
    updatedAt: line.updated_at,
    picture: `/api/v1/resumes/optimized/${line.id}/thumbnail.png?v=${line.revision}-${line.template_id}`,
  };
}

export function isBeingRead(document: DocumentLine): boolean {
  return document.status === 'uploaded' || document.status === 'parsing';
}

/** Every word of the text, in any order, without regard to case and accents. */
export function holds(title: string, text: string): boolean {
  const plain = (value: string) => value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain(text)
    .split(/\s+/)
    .every((word) => plain(title).includes(word));
}
