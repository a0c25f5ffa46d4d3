/** What the API says of a draft: how it matches, and which texts the guard asks about. */

import type { Fact, MarkView, Problem, Score } from '~/api';
import type { Draft } from '~/features/editor/document/draft';
import { entryAt, textAt } from '~/features/editor/document/fieldPaths';
import { fieldOf } from './match';

export type Judgement = {
  readonly score: Score | null;
  readonly marks: ReadonlyMap<string, MarkView>;
  /** A newer draft is being looked at, or could not be. */
  readonly isOld: boolean;
  /** Why the last one could not be judged. */
  readonly problem: Problem | null;
  /** Rises when somebody asks for it again. */
  readonly asked: number;
};

/** By the field that shows the text: dates are two fields and one mark. */
export function marksByPath(marks: readonly MarkView[]): ReadonlyMap<string, MarkView> {
  return new Map(marks.map((mark) => [fieldOf(mark.path), mark]));
}

export type Run = { readonly text: string; readonly isMarked: boolean };

/** The text cut at the words that the reasons name; wholly marked where they name none that stand in it. */
export function markedRuns(text: string, mark: Pick<MarkView, 'reasons'>): readonly Run[] {
  const places = mark.reasons
    .filter((reason) => reason.text)
    .map(({ text: words }) => ({
      start: text.toLowerCase().indexOf(words.toLowerCase()),
      length: words.length,
    }))
    .filter(({ start }) => start >= 0)
    .sort((one, other) => one.start - other.start);
  if (places.length === 0) return text ? [{ text, isMarked: true }] : [];
  const runs: Run[] = [];
  let at = 0;
  for (const { start, length } of places) {
    const end = Math.max(at, start + length);
    if (start > at) runs.push({ text: text.slice(at, start), isMarked: false });
    if (end > Math.max(at, start)) runs.push({ text: text.slice(Math.max(at, start), end), isMarked: true });
    at = Math.max(at, end);
  }
  if (at < text.length) runs.push({ text: text.slice(at), isMarked: false });
  return runs;
}

export type Ground = 'same' | 'worded' | 'vouched' | 'new';

/** What a text of the draft rests on. `facts` are what the person vouched for. */
export function groundOf(
  draft: Draft,
  original: Draft,
  facts: readonly Fact[],
  path: string,
): { readonly ground: Ground; readonly before: string } {
  const text = textAt(draft, path) ?? '';
  const before = textAt(original, path) ?? '';
  if (before === text) return { ground: 'same', before };
  if (facts.some((fact) => path.startsWith(fact.entry_path) && fact.text === text))
    return { ground: 'vouched', before };
  return { ground: before || entryAt(original, path) ? 'worded' : 'new', before };
}
