/** A row (`data-row`) goes with the focus in it: the next has it, else the one before, else the button that adds one. */
export function focusBeside(row: Element | null | undefined): void {
  const beside = [row?.nextElementSibling, row?.previousElementSibling].map((one) =>
    one?.matches('[data-row]') ? one.querySelector<HTMLElement>('[data-path], input, textarea') : null,
  );
  const adds = row?.closest('section, fieldset')?.querySelector<HTMLElement>('[data-adds]');
  (beside[0] ?? beside[1] ?? adds)?.focus();
}
