/** What a person corrects in a posting's analysis, and the analysis with it, as the API lays one over the other. */

import type { Corrections, PostingAnalysis, PostingView, Requirement } from '~/api';

export type Level = Requirement['level'];
export const LEVELS: readonly Level[] = ['must', 'nice', 'duty'];
const ADDED = 'added-';

export function nameOf(requirement: Requirement): string {
  return requirement.any_of.map((skill) => skill.name).join(' / ');
}

/** Moved to another level; back where it was read, the correction goes. */
export function withLevel(
  analysis: PostingAnalysis,
  given: Corrections,
  id: string,
  level: Level,
): Corrections {
  if (id.startsWith(ADDED))
    return {
      ...given,
      added: (given.added ?? []).map((one, index) => (isAt(id, index) ? { ...one, level } : one)),
    };
  const { [id]: _, ...levels } = given.levels ?? {};
  const isAsRead = analysis.requirements?.some((one) => one.id === id && one.level === level) ?? false;
  return { ...given, levels: isAsRead ? levels : { ...levels, [id]: level } };
}

export function without(given: Corrections, id: string): Corrections {
  if (id.startsWith(ADDED))
    return { ...given, added: (given.added ?? []).filter((_, index) => !isAt(id, index)) };
  return { ...given, removed: [...new Set([...(given.removed ?? []), id])] };
}

export function withAgain(given: Corrections, id: string): Corrections {
  return { ...given, removed: (given.removed ?? []).filter((one) => one !== id) };
}

export function withAdded(given: Corrections, name: string, level: Level): Corrections {
  return { ...given, added: [...(given.added ?? []), { name, level }] };
}

function isAt(id: string, index: number): boolean {
  return id === `${ADDED}${index + 1}`;
}

/** The analysis as the person wants it. */
export function corrected(analysis: PostingAnalysis, given: Corrections): PostingAnalysis {
  const removed = given.removed ?? [];
  const kept = (analysis.requirements ?? [])
    .filter((one) => !removed.includes(one.id))
    .map((one) => ({ ...one, level: given.levels?.[one.id] ?? one.level }));
  const nowhere = { start: 0, end: 0 };
  const added = (given.added ?? []).map((one, index) => ({
    id: `${ADDED}${index + 1}`,
    level: one.level ?? 'must',
    any_of: [{ name: one.name, span: nowhere }],
    sentence: nowhere,
  }));
  return {
    ...analysis,
    requirements: [...kept, ...added],
    title: given.title ?? analysis.title ?? '',
    company: given.company ?? analysis.company ?? '',
  };
}

export function withCorrections(view: PostingView, corrections: Corrections): PostingView {
  return { ...view, corrections, effective: corrected(view.analysis, corrections) };
}

export function removedOf(view: PostingView): readonly Requirement[] {
  const removed = view.corrections.removed ?? [];
  return (view.analysis.requirements ?? []).filter((one) => removed.includes(one.id));
}
