import { useLayoutEffect, useRef } from 'react';
import { draw, inSvg, parseSvg } from './draw';
import type { HeldPage } from './held';
import classes from './Pages.module.css';

/** One page as it is set. What reads it to people who cannot see it stands beside it (`Spoken`). */
export function Drawing({ page }: { page: HeldPage }) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<HeldPage | null>(null);
  useLayoutEffect(() => {
    if (!box.current) return;
    draw(box.current, drawn.current, page);
    drawn.current = page;
  }, [page]);
  return <div ref={box} className={classes.drawing} aria-hidden inert />;
}

/** Glyph outlines, once for all pages. */
export function Definitions({ definitions }: { definitions: Readonly<Record<string, string>> }) {
  const home = useRef<SVGDefsElement>(null);
  useLayoutEffect(() => {
    const defs = home.current;
    if (!defs) return;
    const fresh = Object.entries(definitions).filter(([id]) => !document.getElementById(id));
    const parsed = fresh.length > 0 && parseSvg(inSvg(fresh.map(([, symbol]) => symbol).join('')));
    if (parsed) defs.append(...[...parsed.childNodes].map((one) => document.adoptNode(one)));
  }, [definitions]);
  return (
    <svg className={classes.definitions} aria-hidden="true" focusable="false">
      <title />
      <defs ref={home} />
    </svg>
  );
}
