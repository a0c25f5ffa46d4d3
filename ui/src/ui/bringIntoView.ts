/** Smoothly, unless the person wants nothing to move. */
export function bringIntoView(element: Element | null | undefined, block: ScrollLogicalPosition): void {
  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block, behavior: isStill ? 'auto' : 'smooth' });
}
