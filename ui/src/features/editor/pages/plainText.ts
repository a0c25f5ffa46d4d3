/** The document's text in reading order, a line for every block: what is left when nothing but text is taken. */

const BLOCKS =
  'p, li, h1, h2, h3, h4, h5, h6, dt, dd, address, section, header, main, article, div, ul, ol, dl, br';

export function plainText(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const one of body.querySelectorAll('script, style')) one.remove();
  const lines: string[] = [''];
  walk(body, lines);
  const kept = lines.map((line) => line.replace(/\s+/g, ' ').trim());
  return kept.join('\n').trim();
}

function walk(node: Node, lines: string[]): void {
  for (const child of node.childNodes) {
    if (child instanceof Text) lines[lines.length - 1] += child.data;
    if (!(child instanceof Element)) continue;
    const isBlock = child.matches(BLOCKS);
    if (isBlock) begin(lines);
    // A section stands apart.
    if (child.matches('h2')) lines.push('');
    if (child.matches('li')) lines[lines.length - 1] += '• ';
    walk(child, lines);
    if (isBlock) begin(lines);
  }
}

/** A new line, unless one has just begun. */
function begin(lines: string[]): void {
  if (lines.at(-1)?.trim() !== '') lines.push('');
}
