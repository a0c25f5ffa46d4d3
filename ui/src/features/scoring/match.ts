/** The match taken apart for reading. */

import type { Contribution, Gap, Score } from '~/api';
import { isSectionName, SECTIONS } from '~/features/editor/document/sections';

export type Band = 'strong' | 'fair' | 'thin';

/** In words beside the figure, and by the figure that is shown. */
export function bandOf(match: number): Band {
  const shown = Math.round(match);
  if (shown >= 75) return 'strong';
  return shown >= 50 ? 'fair' : 'thin';
}

export function confidenceOf(confidence: number): 'high' | 'middling' | 'low' {
  if (confidence >= 0.75) return 'high';
  return confidence >= 0.45 ? 'middling' : 'low';
}

export function knockoutsOf(score: Score) {
  return (score.criteria ?? []).filter((one) => one.knockout);
}

export function otherCriteriaOf(score: Score) {
  return (score.criteria ?? []).filter((one) => !one.knockout);
}

/** Must before nice before duty, the strongest evidence first. */
export function ordered(contributions: readonly Contribution[]): readonly Contribution[] {
  const levels = ['must', 'nice', 'duty'];
  return contributions.toSorted(
    (one, other) => levels.indexOf(one.level) - levels.indexOf(other.level) || other.credit - one.credit,
  );
}

export function gapsOf(score: Score): { readonly closable: readonly Gap[]; readonly open: readonly Gap[] } {
  const gaps = score.gaps ?? [];
  return { closable: gaps.filter((one) => one.closable), open: gaps.filter((one) => !one.closable) };
}

/** `work/<id>/dates` has no field of its own: it is where they begin, or the one day that an entry has. */
export function fieldOf(path: string): string {
  const root = path.split('/')[0] ?? '';
  const isOneDay = isSectionName(root) && SECTIONS[root].fields.some(({ kind }) => kind === 'date');
  return path.replace(/\/dates$/, isOneDay ? '/date' : '/start');
}
