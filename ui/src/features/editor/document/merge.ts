/**
 * Three-way merge by id, as the API does it: what one side changed is that side's; where both changed the same thing
 * differently the merged draft keeps mine and the path is told. Used for what is typed while a save is on its way.
 */

import {
  type Draft,
  type Entry,
  EXTENSION,
  entriesOf,
  type Item,
  idOf,
  itemsOf,
  profilesOf,
  withEntries,
  withItems,
  withProfiles,
} from './draft';
import { asObj, isObj, isSame, type Json, type Obj, withKey } from './json';
import { jsonName, type ListName, SECTION_NAMES } from './sections';

export type Merged<Whole> = { readonly merged: Whole; readonly conflicts: readonly string[] };
type Sides<Thing> = readonly [base: Thing, mine: Thing, theirs: Thing];

const LISTS: readonly ListName[] = ['bullets', 'courses', 'keywords', 'roles'];
const LIST_KEYS = new Set(LISTS.map((list) => jsonName(list)));

export function mergeDrafts(base: Draft, mine: Draft, theirs: Draft): Merged<Draft> {
  const conflicts: string[] = [];
  if (isSame(mine, base)) return { merged: theirs, conflicts };
  const tell = (path: string) => void conflicts.push(path);
  const skip = new Set(['basics', 'meta', ...SECTION_NAMES]);
  let merged = mergeObjects('', [base, mine, theirs], { tell, skip });
  const basics = each([base, mine, theirs], (side) => asObj(side.basics));
  merged = withKey(merged, 'basics', mergeObjects('basics', basics, { tell, skip: new Set(['profiles']) }));
  merged = withProfiles(
    merged,
    mergeEntries('basics/profiles', each([base, mine, theirs], profilesOf), tell),
  );
  const metas = each([base, mine, theirs], (side) => withoutCustom(asObj(side.meta)));
  merged = withKey(merged, 'meta', mergeObjects('meta', metas, { tell, skip: new Set() }));
  for (const name of SECTION_NAMES) {
    const entries = mergeEntries(
      name,
      each([base, mine, theirs], (side) => entriesOf(side, name)),
      tell,
    );
    if (entries.length > 0 || entriesOf(merged, name).length > 0) merged = withEntries(merged, name, entries);
  }
  return { merged, conflicts };
}

function each<Thing, Part>(sides: Sides<Thing>, part: (side: Thing) => Part): Sides<Part> {
  return [part(sides[0]), part(sides[1]), part(sides[2])];
}

function withoutCustom(meta: Obj): Obj {
  return { ...meta, [EXTENSION]: withKey(asObj(meta[EXTENSION]), 'custom', undefined) };
}

type How = { readonly tell: (path: string) => void; readonly skip: ReadonlySet<string> };

function mergeObjects(path: string, sides: Sides<Obj>, { tell, skip }: How): Obj {
  const [base, mine, theirs] = sides;
  let merged: Obj = {};
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    if (skip.has(key)) continue;
    const place = path ? `${path}/${spelled(key)}` : spelled(key);
    const value = mergeValues(place, [base[key], mine[key], theirs[key]], { tell, skip: new Set() });
    if (value !== undefined) merged = { ...merged, [key]: value };
  }
  return merged;
}

function mergeValues(path: string, sides: Sides<Json | undefined>, how: How): Json | undefined {
  const [base, mine, theirs] = sides;
  if (isSame(mine, base)) return theirs;
  if (isSame(theirs, base) || isSame(mine, theirs)) return mine;
  if (isObj(mine) && isObj(theirs)) return mergeObjects(path, [asObj(base), mine, theirs], how);
  how.tell(path);
  return mine;
}

function mergeEntries(path: string, sides: Sides<readonly Entry[]>, tell: How['tell']): readonly Entry[] {
  return mergeLists(sides, { keyOf: idOf, merge: (id, three) => mergeEntry(`${path}/${id}`, three, tell) });
}

function mergeEntry(path: string, sides: Sides<Entry | undefined>, tell: How['tell']): Entry | undefined {
  const [base, mine, theirs] = sides;
  if (!mine || !theirs) return orRemoved(path, sides, tell);
  const three: Sides<Entry> = [base ?? {}, mine, theirs];
  const skip = new Set([...LIST_KEYS, EXTENSION]);
  const merged = mergeObjects(path, three, { tell, skip });
  const extensions = each(three, (side) => asObj(side[EXTENSION]));
  const dates = (place: string) => tell(place.replace(/\/(current|dates_text)$/, '/end'));
  let entry: Entry = {
    ...merged,
    [EXTENSION]: mergeObjects(path, extensions, { tell: dates, skip: LIST_KEYS }),
  };
  for (const list of LISTS) {
    const items = mergeLists(
      each(three, (side) => itemsOf(side, list)),
      {
        keyOf: (item: Item) => item.id,
        merge: (id, three) => mergeItem(`${path}/${list}/${id}`, three, tell),
      },
    );
    entry = withItems(entry, list, items);
  }
  return entry;
}

function mergeItem(path: string, sides: Sides<Item | undefined>, tell: How['tell']): Item | undefined {
  const [base, mine, theirs] = sides;
  if (!mine || !theirs) return orRemoved(path, sides, tell);
  const text = mergeValues(path, [base?.text ?? '', mine.text, theirs.text], { tell, skip: new Set() });
  return { id: mine.id, text: String(text) };
}

/** One side lacks it: the other added it, or this one removed it. What was edited meanwhile stays. */
function orRemoved<Thing extends Entry | Item>(
  path: string,
  [base, mine, theirs]: Sides<Thing | undefined>,
  tell: How['tell'],
): Thing | undefined {
  const left = mine ?? theirs;
  if (!base || !left) return left;
  if (isSame(left as Json, base as Json)) return undefined;
  tell(path);
  return left;
}

type Kind<Thing> = {
  readonly keyOf: (thing: Thing) => string;
  readonly merge: (id: string, sides: Sides<Thing | undefined>) => Thing | undefined;
};

function mergeLists<Thing>(sides: Sides<readonly Thing[]>, { keyOf, merge }: Kind<Thing>): readonly Thing[] {
  const [base, mine, theirs] = each(sides, (list) => new Map(list.map((one) => [keyOf(one), one])));
  const kept = new Map<string, Thing>();
  for (const id of new Set([...base.keys(), ...mine.keys(), ...theirs.keys()])) {
    const thing = merge(id, [base.get(id), mine.get(id), theirs.get(id)]);
    if (thing !== undefined) kept.set(id, thing);
  }
  const order = mergeOrders([[...base.keys()], [...mine.keys()], [...theirs.keys()]]);
  return order.flatMap((id) => kept.get(id) ?? []);
}

/** The order that was changed, mine where both were; what only the other has follows what it followed there. */
function mergeOrders([base, mine, theirs]: Sides<readonly string[]>): readonly string[] {
  const mineMoved = !isSame(common(mine, base), common(base, mine));
  const [lead, other] = mineMoved ? [mine, theirs] : [theirs, mine];
  const order = [...lead];
  other.forEach((id, index) => {
    if (order.includes(id)) return;
    const before = other.slice(0, index).findLast((one) => order.includes(one));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  });
  return order;
}

function common(list: readonly string[], other: readonly string[]): readonly string[] {
  return list.filter((id) => other.includes(id));
}

function spelled(key: string): string {
  if (key === 'startDate') return 'start';
  if (key === 'endDate') return 'end';
  if (key === 'releaseDate') return 'date';
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
