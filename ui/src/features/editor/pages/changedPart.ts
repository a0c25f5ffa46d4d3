/**
 * What of a page has changed, as the children of one element, so that only they are parsed and drawn anew. A page is
 * its SVG split at `>`.
 */

import { isRun } from './runs';

export type ChangedPart = {
  /** From the page's root to the element, which child to go to at each step. */
  readonly steps: readonly number[];
  /** How many of its first and last children stay. */
  readonly leading: number;
  readonly trailing: number;
  /** What stands between them now. */
  readonly svg: string;
};
type Open = { readonly start: number; readonly step: number; children: number };
type Tags = readonly string[];

/** Null when it is the page as a whole. */
export function changedPart(old: Tags, now: Tags): ChangedPart | null {
  const { start, end } = difference(old, now);
  const open = openAt(now, start);
  const inside = [now.slice(start, now.length - end), old.slice(start, old.length - end)];
  const least = Math.min(...inside.map((tags) => leastDepth(open.length, tags)));
  const innermost = open[least - 1]?.start ?? 0;
  const kept = isRun(old, innermost) || isRun(now, innermost) ? least - 1 : least;
  const home = open[kept - 1];
  if (!home) return null;
  const first = open[kept];
  const rest = restOf(now, {
    from: first?.start ?? start,
    until: now.length - end,
    depth: kept,
    at: first ? kept : open.length,
  });
  return {
    steps: open.slice(1, kept).map((one) => one.step),
    leading: first ? first.step : home.children,
    trailing: rest.trailing,
    svg: rest.svg,
  };
}

function difference(old: Tags, now: Tags): { start: number; end: number } {
  const shared = Math.min(old.length, now.length);
  let start = 0;
  while (start < shared && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < shared - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  return { start, end };
}

type Range = { readonly from: number; readonly until: number; readonly depth: number; readonly at: number };

/** On from the change to where the last child it touches is closed, and how many children follow that. */
function restOf(tags: Tags, { from, until, depth, at }: Range): { svg: string; trailing: number } {
  let now = at;
  let index = from;
  for (; index < tags.length && (index < until || now > depth); index += 1) now += turnOf(tags[index] ?? '');
  const svg = index > from ? `${tags.slice(from, index).join('>')}>` : '';
  let trailing = 0;
  for (; index < tags.length && now >= depth; index += 1) {
    const tag = tags[index] ?? '';
    const kind = kindOf(tag);
    if (now === depth && (kind === 'open' || kind === 'single')) trailing += 1;
    now += turnOf(tag);
  }
  return { svg, trailing };
}

function openAt(tags: Tags, until: number): readonly Open[] {
  const stack: Open[] = [];
  for (let index = 0; index < until; index += 1) {
    const kind = kindOf(tags[index] ?? '');
    if (kind === 'close') stack.pop();
    if (kind !== 'open' && kind !== 'single') continue;
    const parent = stack.at(-1);
    const step = parent ? parent.children : 0;
    if (parent) parent.children += 1;
    if (kind === 'open') stack.push({ start: index, step, children: 0 });
  }
  return stack;
}

/** How many of the elements that are open before the tags are never closed by them. */
function leastDepth(depth: number, tags: Tags): number {
  let now = depth;
  let least = depth;
  for (const tag of tags) {
    now += turnOf(tag);
    least = Math.min(least, now);
  }
  return least;
}

function turnOf(tag: string): number {
  const kind = kindOf(tag);
  if (kind === 'open') return 1;
  return kind === 'close' ? -1 : 0;
}

function kindOf(tag: string): 'open' | 'close' | 'single' | 'other' {
  const at = tag.lastIndexOf('<');
  const first = tag[at + 1];
  if (at < 0 || first === '?' || first === '!') return 'other';
  if (first === '/') return 'close';
  return tag.endsWith('/') ? 'single' : 'open';
}
