import { memo, useLayoutEffect, useRef } from 'react';
import { draw, inSvg, parseSvg } from './draw';
import type { HeldPage } from './held';
import classes from './Pages.module.css';
import { type Definitions, isMovable } from './runs';

/** One page as it is set. What reads it to people who cannot see it stands beside it (`Spoken`). */
export function Drawing({ page, definitions }: { page: HeldPage; definitions: Definitions }) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<HeldPage | null>(null);
  useLayoutEffect(() => {
    if (!box.current) return;
    if (drawn.current !== page) draw(box.current, drawn.current, page, definitions);
    drawn.current = page;
  }, [page, definitions]);
  return <div ref={box} className={classes.drawing} aria-hidden inert />;
}

/** What the pages draw by reference, once for all of them. */
export const Referred = memo(function Referred({ definitions }: { definitions: Definitions }) {
  const home = useRef<SVGDefsElement>(null);
  useLayoutEffect(() => {
    const defs = home.current;
    if (!defs) return;
    const fresh = Object.entries(definitions).filter(
      ([id, symbol]) => !isMovable(symbol) && !document.getElementById(id),
    );
    const parsed = fresh.length > 0 && parseSvg(inSvg(fresh.map(([, symbol]) => symbol).join('')));
    if (parsed) defs.append(...[...parsed.childNodes].map((one) => document.adoptNode(one)));
  }, [definitions]);
  return (
    <svg className={classes.definitions} aria-hidden="true" focusable="false">
      <title />
      <defs ref={home} />
    </svg>
  );
});
