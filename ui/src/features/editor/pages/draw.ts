/** Putting a held page into the document. */

import { changedPart } from './changedPart';
import { type HeldPage, svgOf } from './held';
import { morph, morphChildren } from './morph';
import { type Definitions, withRuns } from './runs';

/** `before` is what `box` shows. */
export function draw(
  box: Element,
  before: HeldPage | null,
  page: HeldPage,
  definitions: Definitions = {},
): void {
  const root = box.firstElementChild;
  if (root && before && drawPart(root, [before, page], definitions)) return;
  const whole = parseSvg(withRuns(svgOf(page), definitions));
  if (!whole) return;
  if (root) morph(root, whole);
  else box.replaceChildren(document.adoptNode(whole));
}

/** False where more than the children of one element have changed. */
function drawPart(root: Element, [before, page]: [HeldPage, HeldPage], definitions: Definitions): boolean {
  const part = changedPart(before.tags, page.tags);
  const home = part?.steps.reduce<Element | undefined>((node, step) => node?.children[step], root);
  const now = part && parseSvg(inSvg(withRuns(part.svg, definitions)));
  if (!home || !now) return false;
  const olds = [...home.children].slice(part.leading, home.children.length - part.trailing);
  if (olds.length === 0) {
    const after = home.children[part.leading] ?? null;
    for (const added of [...now.children]) home.insertBefore(document.adoptNode(added), after);
  } else morphChildren(home, olds, [...now.children]);
  return true;
}

/** Elements without a document of their own. */
export function inSvg(content: string): string {
  const spaces =
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:h5="http://www.w3.org/1999/xhtml"';
  return `<svg ${spaces}>${content}</svg>`;
}

export function parseSvg(text: string): Element | null {
  const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml');
  const isBroken =
    documentElement.nodeName !== 'svg' || documentElement.querySelector('parsererror') !== null;
  return isBroken ? null : documentElement;
}
