/** Goes down or up through what is marked `data-list-item`: in the panel that has the focus, else in the form. */
export function stepInList(isDown: boolean): void {
  const from = document.activeElement === document.body ? null : document.activeElement;
  const panel = from?.closest('aside') ?? null;
  const marked = [...(panel ?? document).querySelectorAll<HTMLElement>('[data-list-item]')];
  const items = marked.filter((one) => panel || !one.closest('aside'));
  const follows = (one: HTMLElement, bit: number) => !from || (from.compareDocumentPosition(one) & bit) !== 0;
  const next = isDown
    ? items.find((one) => follows(one, Node.DOCUMENT_POSITION_FOLLOWING))
    : items.findLast((one) => follows(one, Node.DOCUMENT_POSITION_PRECEDING) && !one.contains(from));
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
