import { type RefObject, useEffect, useRef } from 'react';

const CHOSEN = '[aria-selected="true"], [aria-current="page"]';

/** For a row that is wider than the screen: what is chosen in it never hides beyond an edge. */
export function useChosenInView<Row extends HTMLElement>(chosen: unknown): RefObject<Row | null> {
  const row = useRef<Row>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is the reason to look again
  useEffect(() => {
    const place = row.current;
    const one = place?.querySelector<HTMLElement>(CHOSEN);
    if (!place || !one || place.scrollWidth <= place.clientWidth) return;
    const [outer, inner] = [place.getBoundingClientRect(), one.getBoundingClientRect()];
    place.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
  }, [chosen]);
  return row;
}
