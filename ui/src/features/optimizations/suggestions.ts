/** Suggestions as the panel groups them, and what a person may do with each. */

import type { SuggestionView, Verdict } from '~/api';
import { problemOf } from '~/ui/problem';

export type Group = 'open' | 'applied' | 'blocked' | 'rejected';
export const GROUPS: readonly Group[] = ['open', 'applied', 'blocked', 'rejected'];

const GROUP_OF: Readonly<Record<SuggestionView['state'], Group>> = {
  proposed: 'open',
  needs_confirmation: 'open',
  applied: 'applied',
  blocked: 'blocked',
  failed: 'blocked',
  rejected: 'rejected',
};

export function groupOf(suggestion: Pick<SuggestionView, 'state'>): Group {
  return GROUP_OF[suggestion.state];
}

export function grouped(all: readonly SuggestionView[]): ReadonlyMap<Group, readonly SuggestionView[]> {
  return new Map(GROUPS.map((group) => [group, all.filter((one) => groupOf(one) === group)]));
}

/** What can be worded otherwise; a new order or a removal cannot. */
export function isWorded({ edit }: Pick<SuggestionView, 'edit'>): boolean {
  return Boolean(edit.text) || (edit.texts ?? []).length > 0;
}

/** As a person edits it: a line for each part of a split. */
export function wordingOf(
  suggestion: Pick<SuggestionView, 'edit' | 'alternates' | 'after'>,
  choice: number,
): string {
  const edit = choice === 0 ? suggestion.edit : suggestion.alternates[choice - 1]?.edit;
  const parts = edit?.texts ?? [];
  return parts.length > 0 ? parts.join('\n') : (edit?.text ?? '');
}

/** The wordings to choose from, the first as suggested. */
export function wordingsOf({ after, alternates, verdict }: SuggestionView) {
  return [{ after, verdict }, ...alternates.map((one) => ({ after: one.after, verdict: one.verdict }))];
}

/** Where the keyboard goes on when a list of the panel has nothing more to decide. */
export function choiceOfLists(panel: Element | null): HTMLElement | null {
  return panel?.querySelector<HTMLElement>('[role=radiogroup] input:checked') ?? null;
}

/** What the guard said to a wording that it refused; null where something else went wrong. */
export function refusalOf(error: unknown): Verdict | null {
  const problem = problemOf(error) as { readonly code: string; readonly verdict?: Verdict };
  return problem.code === 'unconfirmed' && problem.verdict ? problem.verdict : null;
}

export function safeCount(all: readonly SuggestionView[]): number {
  return all.filter((one) => one.state === 'proposed').length;
}

/** What an own wording is called in its evidence: the lines that the suggestion rests on, without its own place twice. */
export function evidenceOf({ evidence, target }: SuggestionView) {
  const seen = new Set<string>();
  return evidence.filter(({ path, text }) => {
    const isNew = !seen.has(path) && text !== '';
    seen.add(path);
    return isNew && !(path === target && evidence.length > 1);
  });
}
