/** From places on the pages to fields and back. */

import type { Position } from '~/api';
import type { HeldPage } from './held';

/** How far beside a line a click still means it, in points. */
const NEAR_PT = 8;

export function positionAt(page: HeldPage, x: number, y: number): Position | null {
  let best: Position | null = null;
  let least = NEAR_PT;
  for (const one of page.positions) {
    const distance = Math.max(one.x - x, x - one.x - one.width, one.y - y, y - one.y - one.height, 0);
    if (distance < least || (distance === 0 && best && one.width < best.width)) {
      best = one;
      least = Math.max(distance, Number.MIN_VALUE);
    }
  }
  return best;
}

/** Of a page's height; below it the next page is worth saving. */
const BARELY = 0.5;

/** Whether the last of several pages holds so little that a closer setting may save it. */
export function isLastBarelyFilled(pages: readonly HeldPage[]): boolean {
  const last = pages.at(-1);
  if (!last || pages.length < 2) return false;
  // On a later page the name stands in the footer alone.
  const lines = last.positions.filter((one) => one.paths.some((path) => path !== 'basics/name'));
  return Math.max(0, ...lines.map((one) => one.y + one.height)) < BARELY * last.height;
}

/** The lines that show the field; of an entry or section as a whole, all of its lines. */
export function linesOf(page: HeldPage, path: string): readonly Position[] {
  const exact = page.positions.filter((one) => one.paths.includes(path));
  if (exact.length > 0) return exact;
  return page.positions.filter((one) => one.paths.some((other) => other.startsWith(`${path}/`)));
}

/** Lines with text that the other document has not, or has otherwise. */
export function changedLines(page: HeldPage, changed: ReadonlySet<string>): readonly Position[] {
  return page.positions.filter((one) => one.paths.some((path) => changed.has(path)));
}

export function changedPaths(
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): Set<string> {
  return new Set([...now].filter(([path, text]) => before.get(path) !== text).map(([path]) => path));
}
