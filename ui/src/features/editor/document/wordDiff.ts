/** Which words went and which came, for reading one text against another. */

export type Piece = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

export function wordDiff(before: string, after: string): readonly Piece[] {
  const old = wordsOf(before);
  const now = wordsOf(after);
  const lengths = lengthsOf(old, now);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && isWord(old[i], now[j]))
      push(pieces, 'same', now[j++] ?? '', () => i++);
    else if (j >= now.length || (i < old.length && at(lengths, i + 1, j) >= at(lengths, i, j + 1)))
      push(pieces, 'removed', old[i++] ?? '');
    else push(pieces, 'added', now[j++] ?? '');
  }
  return pieces;
}

/** Each with the space behind it. */
function wordsOf(text: string): readonly string[] {
  return text.match(/^\s+|\S+\s*/g) ?? [];
}

/** The same word, whatever space is behind it. */
function isWord(one = '', other = ''): boolean {
  return one.trimEnd() === other.trimEnd();
}

function push(pieces: Piece[], kind: Piece['kind'], text: string, also?: () => void): void {
  also?.();
  const last = pieces.at(-1);
  if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + text };
  else pieces.push({ kind, text });
}

/** Longest common runs from each pair of places on. */
function lengthsOf(old: readonly string[], now: readonly string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const row = lengths[i] as number[];
      row[j] = isWord(old[i], now[j])
        ? at(lengths, i + 1, j + 1) + 1
        : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
    }
  }
  return lengths;
}

function at(lengths: readonly number[][], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}
