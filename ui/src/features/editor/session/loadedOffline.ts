import { ABOUT, DRAFT, keysUnder } from '~/ui/keptKeys';
import { isContent, type Loaded } from './content';
import type { Kept } from './localDraft';
import type { About } from './offlineCopy';

/** The document as the newest kept draft was begun on it; null where no unsaved work is kept. The draft stays. */
export function loadedOffline(place: string, storage: Storage = localStorage): Loaded | null {
  const prefix = `${DRAFT}.${place}.`;
  const found = keysUnder(prefix, storage).flatMap((key) => {
    const kept = parsed<Partial<Kept>>(storage.getItem(key));
    const about = parsed<About>(storage.getItem(`${ABOUT}.${place}.${key.slice(prefix.length)}`));
    return kept && about && isContent(kept.base) ? [{ kept: kept as Kept, about }] : [];
  });
  const newest = found.sort((one, other) => other.kept.at - one.kept.at)[0];
  return newest ? { ...newest.about, content: newest.kept.base, revision: newest.kept.revision } : null;
}

function parsed<Value>(text: string | null): Value | null {
  try {
    return JSON.parse(text ?? 'null') as Value | null;
  } catch (error) {
    console.warn('What was kept cannot be read', error);
    return null;
  }
}
