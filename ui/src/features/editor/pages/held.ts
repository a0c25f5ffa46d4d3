/** The pages as this client holds them: answers of the preview are whole pages or changes of held ones (docs/preview.md). */

import type { Position, PreviewAnswer } from '~/api';
import type { Definitions } from './runs';

export type HeldPage = {
  readonly tags: readonly string[];
  readonly positions: readonly Position[];
  readonly sha256: string;
  /** In points. */
  readonly width: number;
  readonly height: number;
};
export type Held = {
  readonly token: string | null;
  readonly pages: readonly HeldPage[];
  /** `<symbol>` elements by id; they never change. */
  readonly definitions: Definitions;
  readonly html: string | null;
  readonly warnings: PreviewAnswer['warnings'];
};

export const NOTHING_HELD: Held = { token: null, pages: [], definitions: {}, html: null, warnings: [] };

type Splice<Thing> = readonly [start: number, removed: number, inserted: readonly Thing[]];

export function take(held: Held, answer: PreviewAnswer): Held {
  return {
    token: answer.token,
    definitions: withNew(held.definitions, answer.definitions),
    html: answer.html ?? held.html,
    warnings: held.warnings.length + answer.warnings.length === 0 ? held.warnings : answer.warnings,
    pages: answer.pages.map((page, index) => {
      const { sha256, width, height } = page;
      const before = held.pages[index];
      if (page.kind === 'whole')
        return { tags: page.svg.split('>'), positions: page.positions, sha256, width, height };
      if (!before) throw new Error(`Page ${page.number} was never sent whole`);
      if (page.kind === 'same') return before;
      return {
        tags: spliced(before.tags, page.patch as unknown as Splice<string>[]),
        positions: spliced(before.positions, page.position_patch as unknown as Splice<Position>[]),
        sha256,
        width,
        height,
      };
    }),
  };
}

/** The same object where nothing came, as for most keystrokes. */
function withNew(known: Definitions, came: Definitions): Definitions {
  return Object.keys(came).length === 0 ? known : { ...known, ...came };
}

/** All places are those of the old list, so the last one goes first. */
function spliced<Thing>(list: readonly Thing[], splices: readonly Splice<Thing>[]): readonly Thing[] {
  const changed = [...list];
  for (const [start, removed, inserted] of splices.toReversed()) changed.splice(start, removed, ...inserted);
  return changed;
}

export function svgOf(page: HeldPage): string {
  return page.tags.join('>');
}
