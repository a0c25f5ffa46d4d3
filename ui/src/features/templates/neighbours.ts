/** The entries before and after, round and round. */
export function neighbours(ids: readonly string[], id: string): { before: string; after: string } {
  const place = Math.max(ids.indexOf(id), 0);
  const at = (step: number) => ids[(place + step + ids.length) % ids.length] ?? id;
  return { before: at(-1), after: at(1) };
}
