/** Chosen or not chosen any more, in the order of choosing; what is one too many is not chosen. */
export function toggled(chosen: readonly string[], id: string, most: number): readonly string[] {
  if (chosen.includes(id)) return chosen.filter((one) => one !== id);
  return chosen.length < most ? [...chosen, id] : chosen;
}
