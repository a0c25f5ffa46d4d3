/** What the API says, which is English, in the language of the pages. */

import type { Say } from './messages';

/** Sentences by their English, in which `{0}` stands for what it quotes and `{0#}` for a number; `{0!}` is said likewise. */
export type Sayings = Readonly<Record<string, string>>;

type Pattern = { readonly shape: RegExp; readonly weight: number; readonly said: string };

/** No sentence of the API is longer; what is may be anything, and is not searched for quotations. */
const LONGEST = 600;
const MOST_REMEMBERED = 2_000;
const GAP = /\{(\d)!?\}/g;
const SENTENCES = /(?<=[.?!]) (?=\p{Lu}|\d)/u;
const LISTED = /, /;

export function sayer(sayings: Sayings): Say {
  const patterns = patternsOf(sayings);
  const remembered = new Map<string, string | undefined>();

  function whole(text: string): string | undefined {
    const same = Object.hasOwn(sayings, text) ? sayings[text] : undefined;
    if (same !== undefined || text.length > LONGEST) return same;
    for (const { shape, said } of patterns) {
      const quoted = shape.exec(text);
      if (quoted) return filled(said, quoted.slice(1));
    }
    return undefined;
  }

  function filled(said: string, quoted: readonly string[]): string {
    return said.replace(GAP, (gap, at: string) => {
      const text = quoted[Number(at)] ?? '';
      return gap.endsWith('!}') ? (say(text) ?? text) : text;
    });
  }

  function inParts(text: string, border: RegExp, joint: string): string | undefined {
    const parts = text.split(border);
    const said = parts.length > 1 ? parts.map(whole) : [undefined];
    return said.some((part) => part === undefined) ? undefined : said.join(joint);
  }

  function say(text: string): string | undefined {
    if (!remembered.has(text)) {
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(text, inParts(text, SENTENCES, ' ') ?? inParts(text, LISTED, ', ') ?? whole(text));
    }
    return remembered.get(text);
  }
  return say;
}

/** The most particular first: a sentence that fits two is the one of which more is fixed. */
function patternsOf(sayings: Sayings): readonly Pattern[] {
  return Object.entries(sayings)
    .filter(([english]) => english.includes('{'))
    .map(([english, said]) => {
      const shape = literally(english).replace(/\\\{\d(#?)\\\}/g, (_, number) =>
        number ? '(\\d+)' : '(.+?)',
      );
      return { shape: new RegExp(`^${shape}$`, 's'), weight: english.replace(/\{\d#?\}/g, '').length, said };
    })
    .sort((one, other) => other.weight - one.weight);
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
