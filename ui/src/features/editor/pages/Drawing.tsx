import { useLayoutEffect, useRef } from 'react';
import { type HeldPage, svgOf } from './held';
import { morph } from './morph';
import classes from './Pages.module.css';

/** One page as it is set. What reads it to people who cannot see it stands beside it (`Spoken`). */
export function Drawing({ page }: { page: HeldPage }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!box.current) return;
    const drawn = parseSvg(svgOf(page));
    if (!drawn) return;
    const { firstElementChild: before } = box.current;
    if (before) morph(before, drawn);
    else box.current.replaceChildren(document.adoptNode(drawn));
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
    if (fresh.length === 0) return;
    const wrapped = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${fresh
      .map(([, symbol]) => symbol)
      .join('')}</svg>`;
    const parsed = parseSvg(wrapped);
    if (parsed) defs.append(...[...parsed.childNodes].map((one) => document.adoptNode(one)));
  }, [definitions]);
  return (
    <svg className={classes.definitions} aria-hidden="true" focusable="false">
      <title />
      <defs ref={home} />
    </svg>
  );
}

function parseSvg(text: string): Element | null {
  const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml');
  return documentElement.nodeName === 'svg' ? documentElement : null;
}
