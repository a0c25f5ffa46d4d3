/** Both kinds of document in one form, as lists show them. */

import type { LastExport, ListedOptimized, ListedResume } from '~/api';

export type DocumentKind = 'resume' | 'optimized';
export type DocumentLine = {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly title: string;
  readonly status: ListedResume['status'];
  /** Whether it was read from a file, and whether somebody looked that over. */
  readonly isImported: boolean;
  readonly isConfirmed: boolean;
  /** Whether it changed since it was exported; true also of what never was. */
  readonly isDirty: boolean;
  /** The file that was exported last, while it is kept. */
  readonly lastExport: LastExport | null;
  readonly match: number | null;
  readonly updatedAt: string;
  /** Changes whenever the picture does. */
  readonly picture: string;
};

export function ofResume(line: ListedResume): DocumentLine {
  return {
    ...shared(line),
    kind: 'resume',
    status: line.status,
    isImported: line.source_id !== null,
    isConfirmed: line.sections_confirmed || line.source_id === null,
    match: null,
    picture: `/api/v1/resumes/${line.id}/thumbnail.png?v=${line.revision}-${line.template_id}`,
  };
}

export function ofOptimized(line: ListedOptimized): DocumentLine {
  return {
    ...shared(line),
    kind: 'optimized',
    status: 'ready',
    isImported: false,
    isConfirmed: true,
    match: line.match_score,
    picture: `/api/v1/resumes/optimized/${line.id}/thumbnail.png?v=${line.revision}-${line.template_id}`,
  };
}

function shared(line: ListedResume | ListedOptimized) {
  return {
    id: line.id,
    title: line.title,
    isDirty: line.dirty,
    lastExport: line.last_export ?? null,
    updatedAt: line.updated_at,
  };
}

export function isBeingRead(document: DocumentLine): boolean {
  return document.status === 'uploaded' || document.status === 'parsing';
}

export type ExportState = 'never' | 'current' | 'changed' | 'gone';

/** `gone`: it was exported as it is, but no file of it is kept. */
export function exportState({
  isDirty,
  lastExport,
}: Pick<DocumentLine, 'isDirty' | 'lastExport'>): ExportState {
  if (lastExport) return isDirty ? 'changed' : 'current';
  return isDirty ? 'never' : 'gone';
}

/** Every word of the text, in any order, without regard to case and accents. */
export function holds(title: string, text: string): boolean {
  const plain = (value: string) => value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain(text)
    .split(/\s+/)
    .every((word) => plain(title).includes(word));
}
