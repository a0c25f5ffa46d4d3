/**
 * A run of glyphs as one outline. The answers draw every glyph by a `<use>` of its own, which says a keystroke in few
 * bytes; a browser gives each a shadow tree and a place in its order of painting, and pays for all of them in every
 * frame. Glyphs of one paint that stand alone in a group are therefore drawn as one path.
 */

export type Definitions = Readonly<Record<string, string>>;

const RUN = /(<g(?: [^>]*)?>)((?:<use [^>]*\/>)+)(?=<\/g>)/g;
const GLYPH = /<use xlink:href="#([^"]+)" x="([^"]+)" y="([^"]+)" ([^>]*)\/>/g;
/** Nothing but steps from a first point, so another first point moves all of it. Capitals would name places. */
const MOVABLE = /^<symbol id="[^"]*" overflow="visible"><path d="M 0 0([^"A-Y]*)"\/><\/symbol>$/;

export function withRuns(svg: string, definitions: Definitions): string {
  return svg.replace(RUN, (whole, group: string, uses: string) => {
    const drawn = outlined(uses, definitions);
    return drawn === null ? whole : group + drawn;
  });
}

/** Null where a glyph is more than an outline, such as a picture. */
function outlined(uses: string, definitions: Definitions): string | null {
  const paths: { readonly paint: string; outline: string }[] = [];
  for (const [, id = '', x, y, paint = ''] of uses.matchAll(GLYPH)) {
    const steps = MOVABLE.exec(definitions[id] ?? '')?.[1];
    if (steps === undefined) return null;
    const outline = `M ${x} ${y}${steps}`;
    const last = paths.at(-1);
    if (last?.paint === paint) last.outline += outline;
    else paths.push({ paint, outline });
  }
  return paths.map(({ paint, outline }) => `<path ${paint} d="${outline}"/>`).join('');
}

/** What no path can draw stays a `<use>` and needs its definition in the document. */
export function isMovable(definition: string): boolean {
  return MOVABLE.test(definition);
}

/** Whether the element that opens there holds glyphs alone. It is drawn as a whole. */
export function isRun(tags: readonly string[], start: number): boolean {
  let index = start + 1;
  while (tags[index]?.startsWith('<use ')) index += 1;
  return index > start + 1 && tags[index] === '</g';
}
