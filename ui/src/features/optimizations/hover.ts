/** Which text the mouse rests on, and where its evidence is shown: below it, or above where there is no room. */

export type Hovered = { readonly path: string; readonly style: Readonly<Record<string, string>> };

const REST_MS = 350;
/** Long enough to go from the text to what is shown. */
const LEAVE_MS = 250;
const ROOM_PX = 170;

export function placeBeside(rect: DOMRect, height: number, isRtl: boolean): Hovered['style'] {
  const start: Record<string, string> = isRtl
    ? { right: `${document.documentElement.clientWidth - rect.right}px` }
    : { left: `${rect.left}px` };
  return rect.bottom + ROOM_PX < height
    ? { ...start, top: `${rect.bottom + 4}px` }
    : { ...start, bottom: `${height - rect.top + 4}px` };
}

/** Follows the mouse over long texts that are not being written in; the keyboard sees the same below the focus. */
export function followMouse(
  card: () => HTMLElement | null,
  show: (hovered: Hovered | null) => void,
): () => void {
  let timer = 0;
  let field: HTMLElement | null = null;
  const later = (act: () => void, wait: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(act, wait);
  };
  const hide = () => {
    clearTimeout(timer);
    show(null);
  };
  const over = (event: PointerEvent) => {
    const target = event.target as Element;
    if (event.pointerType === 'touch') return;
    if (card()?.contains(target)) return clearTimeout(timer);
    const rested = target.closest<HTMLElement>('textarea[data-path]');
    if (!rested || rested === document.activeElement) return later(hide, LEAVE_MS);
    field = rested;
    later(() => rested !== document.activeElement && show(hoveredAt(rested)), REST_MS);
  };
  const elsewhere = (event: Event) => !card()?.contains(event.target as Node) && hide();
  // Before it is shown, a scrolling that ends under the mouse is what brought the text there.
  const moved = (event: Event) => card() && (event.target as Node).contains(field) && hide();
  const byEscape = (event: KeyboardEvent) => event.key === 'Escape' && hide();
  document.addEventListener('pointerover', over);
  document.addEventListener('pointerdown', elsewhere);
  document.addEventListener('keydown', byEscape);
  document.addEventListener('scroll', moved, true);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('pointerover', over);
    document.removeEventListener('pointerdown', elsewhere);
    document.removeEventListener('keydown', byEscape);
    document.removeEventListener('scroll', moved, true);
  };
}

function hoveredAt(field: HTMLElement): Hovered {
  const isRtl = document.documentElement.dir === 'rtl';
  return {
    path: field.dataset.path ?? '',
    style: placeBeside(field.getBoundingClientRect(), window.innerHeight, isRtl),
  };
}
