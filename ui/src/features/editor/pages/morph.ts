/**
 * Makes one tree of elements like another by touching only what differs. A page has thousands of `<use>` elements, each
 * of which the browser builds a shadow tree for; a keystroke changes a few of them.
 */

export function morph(old: Element, now: Element): void {
  attributes(old, now);
  morphChildren(old, [...old.childNodes], [...now.childNodes]);
}

/** `olds` stand one after another in `home` and become `nows`. */
export function morphChildren(home: Element, olds: readonly Node[], nows: readonly Node[]): void {
  let start = 0;
  while (start < olds.length && start < nows.length && isLike(olds[start], nows[start])) start += 1;
  let [oldEnd, nowEnd] = [olds.length, nows.length];
  while (oldEnd > start && nowEnd > start && isLike(olds[oldEnd - 1], nows[nowEnd - 1])) {
    oldEnd -= 1;
    nowEnd -= 1;
  }
  const after = olds[oldEnd] ?? olds.at(-1)?.nextSibling ?? null;
  const paired = Math.min(oldEnd, nowEnd) - start;
  for (let index = 0; index < paired; index += 1)
    pair(olds[start + index] as Node, nows[start + index] as Node);
  for (const extra of olds.slice(start + paired, oldEnd)) home.removeChild(extra);
  for (const added of nows.slice(start + paired, nowEnd)) home.insertBefore(document.adoptNode(added), after);
}

function isLike(one: Node | undefined, other: Node | undefined): boolean {
  return one !== undefined && other !== undefined && one.isEqualNode(other);
}

function pair(old: Node, now: Node): void {
  if (old instanceof Element && now instanceof Element && old.nodeName === now.nodeName) morph(old, now);
  else old.parentNode?.replaceChild(document.adoptNode(now), old);
}

function attributes(old: Element, now: Element): void {
  for (const { name } of [...old.attributes]) if (!now.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, namespaceURI, value } of [...now.attributes]) {
    if (old.getAttribute(name) !== value) old.setAttributeNS(namespaceURI, name, value);
  }
}
