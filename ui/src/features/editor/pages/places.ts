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
