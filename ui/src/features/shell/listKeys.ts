const ITEM = '[data-list-item]';

/** Goes down or up through what is marked `data-list-item`: in the dialog that is open, in the panel that has the focus,
 * else in the screen itself. An open menu has keys of its own. */
export function stepInList(isDown: boolean): void {
  const from = document.activeElement === document.body ? null : document.activeElement;
  if (from?.closest('[role=menu]')) return;
  const dialog = document.querySelector('[role=dialog][aria-modal=true]');
  const place = dialog ?? from?.closest('aside') ?? null;
  const marked = [...(place ?? document).querySelectorAll<HTMLElement>(ITEM)];
  const items = marked.filter((one) => place || !one.closest('aside'));
  const follows = (one: HTMLElement, bit: number) => !from || (from.compareDocumentPosition(one) & bit) !== 0;
  const next = isDown
    ? items.find((one) => follows(one, Node.DOCUMENT_POSITION_FOLLOWING))
    : items.findLast((one) => follows(one, Node.DOCUMENT_POSITION_PRECEDING) && !one.contains(from));
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** The arrows do the same, but only from an item on: elsewhere they scroll, or belong to a field or a menu. */
export function stepByArrow(event: KeyboardEvent): void {
  const isDown = event.key === 'ArrowDown';
  if (!isDown && event.key !== 'ArrowUp') return;
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!(event.target as HTMLElement | null)?.matches?.(ITEM)) return;
  event.preventDefault();
  stepInList(isDown);
}
