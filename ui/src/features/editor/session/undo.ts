/** Undo and redo of one session. A step is taken back by merging, so what came from elsewhere meanwhile stays. */

import { type Content, mergeContent } from './content';

type Step = {
  readonly before: Content;
  readonly after: Content;
  readonly label: string;
  readonly at: number;
};
export type Undo = { readonly past: readonly Step[]; readonly future: readonly Step[] };

export const NOTHING: Undo = { past: [], future: [] };
const TOGETHER_MS = 1_000;
const MOST = 200;

/** Typing in one place without a pause is one step. */
export function remember(undo: Undo, step: Step): Undo {
  const last = undo.past.at(-1);
  const isContinued =
    last !== undefined && step.label !== '' && last.label === step.label && step.at - last.at < TOGETHER_MS;
  const past = isContinued
    ? [...undo.past.slice(0, -1), { ...step, before: last.before }]
    : [...undo.past, step].slice(-MOST);
  return { past, future: [] };
}

export function takeBack(undo: Undo, now: Content): { undo: Undo; content: Content } | null {
  const step = undo.past.at(-1);
  if (!step) return null;
  const content = through(step.after, now, step.before);
  return { content, undo: { past: undo.past.slice(0, -1), future: [...undo.future, step] } };
}

export function redo(undo: Undo, now: Content): { undo: Undo; content: Content } | null {
  const step = undo.future.at(-1);
  if (!step) return null;
  const content = through(step.before, now, step.after);
  return { content, undo: { past: [...undo.past, step], future: undo.future.slice(0, -1) } };
}

/** What changed from one to the other, done to what is there now. */
export function through(from: Content, now: Content, to: Content): Content {
  return now === from ? to : mergeContent(from, to, now).merged;
}
