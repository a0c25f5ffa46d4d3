/** What both sides changed, to be decided field by field. */

import {
  entriesOf,
  idOf,
  itemsOf,
  profilesOf,
  withEntries,
  withItems,
  withProfiles,
} from '../document/draft';
import { fieldsOf, textAt, withText } from '../document/fieldPaths';
import { asObj, asText, type Json, type Obj, withKey } from '../document/json';
import { isSectionName, type ListName, SECTIONS } from '../document/sections';
import type { Content, Loaded } from './content';

export type Conflict = {
  readonly path: string;
  /** A text can be written anew; an entry or an order is taken from one side. */
  readonly isText: boolean;
  readonly base: string | null;
  readonly yours: string | null;
  readonly theirs: string | null;
};
export type Clash = {
  readonly conflicts: readonly Conflict[];
  /** Everything else of both sides, mine where they clash. */
  readonly merged: Content;
  readonly theirs: Loaded;
};
export type Choice =
  | { readonly path: string; readonly side: 'yours' | 'theirs' }
  | { readonly path: string; readonly text: string };

export function clashOf(
  paths: readonly string[],
  sides: { base: Content; yours: Content; theirs: Loaded; merged: Content },
): Clash {
  const { base, yours, theirs, merged } = sides;
  const conflicts = [...new Set(paths)].map((path) => ({
    path,
    isText: textAt(yours.draft, path) !== null && textAt(theirs.content.draft, path) !== null,
    base: shown(base, path),
    yours: shown(yours, path),
    theirs: shown(theirs.content, path),
  }));
  return { conflicts, merged, theirs };
}

/** The text, or every text of the entry; null where it was removed. */
function shown(content: Content, path: string): string | null {
  const text = textAt(content.draft, path);
  if (text !== null) return text;
  const texts = [...fieldsOf(content.draft)]
    .filter(([one]) => one.startsWith(`${path}/`))
    .map(([, value]) => value);
  if (texts.length > 0) return texts.join('\n');
  const other = path.split('/').reduce<Json | undefined>((node, step) => asObj(node)[step], content.draft);
  return other === undefined ? null : asText(other) || JSON.stringify(other);
}

export function resolved(clash: Clash, choices: readonly Choice[]): Content {
  const draft = choices.reduce((left, choice) => {
    if ('text' in choice) return withText(left, choice.path, choice.text);
    return choice.side === 'theirs' ? taken(left, clash.theirs.content.draft, choice.path) : left;
  }, clash.merged.draft);
  return { ...clash.merged, draft };
}

function taken(mine: Obj, theirs: Obj, path: string): Obj {
  const text = textAt(theirs, path);
  if (text !== null && textAt(mine, path) !== null) return withText(mine, path, text);
  const [root = '', id = '', list = '', item] = path.split('/');
  if (root === 'meta') return { ...mine, meta: withKey(asObj(mine.meta), id, asObj(theirs.meta)[id]) };
  if (root === 'basics' && id === 'profiles') return withProfiles(mine, profilesOf(theirs));
  if (!isSectionName(root)) return mine;
  const other = entriesOf(theirs, root).find((entry) => idOf(entry) === id);
  const entries = entriesOf(mine, root);
  if (!list || !other) {
    const rest = entries.filter((entry) => idOf(entry) !== id);
    const at = entriesOf(theirs, root).findIndex((entry) => idOf(entry) === id);
    return withEntries(mine, root, other ? rest.toSpliced(at, 0, other) : rest);
  }
  const isList = SECTIONS[root].lists.some((one) => one === list);
  if (!isList) return mine;
  const change = (entry: Obj) => {
    const found = itemsOf(other, list as ListName);
    if (!item) return withItems(entry, list as ListName, found);
    const kept = itemsOf(entry, list as ListName).filter((one) => one.id !== item);
    const at = found.findIndex((one) => one.id === item);
    return withItems(
      entry,
      list as ListName,
      at < 0 ? kept : kept.toSpliced(at, 0, found[at] as (typeof found)[number]),
    );
  };
  return withEntries(
    mine,
    root,
    entries.map((entry) => (idOf(entry) === id ? change(entry) : entry)),
  );
}

export function isDecided(clash: Clash, choices: ReadonlyMap<string, Choice>): boolean {
  return clash.conflicts.every((one) => choices.has(one.path));
}
