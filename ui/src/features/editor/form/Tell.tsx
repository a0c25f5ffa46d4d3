/** The place of "add by telling". */
export function Tell() {
  return null;
}
