/**
 * What a document is beside its content, kept as long as unsaved work of it is: with both the editor opens without the
 * network. Nothing is kept of a document that is saved.
 */

import { isContent, type Loaded } from './content';
import type { Keeper, Kept } from './localDraft';

const ABOUT = 'bespoke.about';
const DRAFT = 'bespoke.draft';

type About = Omit<Loaded, 'content' | 'revision'>;

/** Writes and forgets what is about the document together with its draft. */
export function withAbout(
  keeper: Keeper,
  key: string,
  loaded: Loaded,
  storage: Storage = localStorage,
): Keeper {
  const mine = `${ABOUT}.${key}`;
  let isWritten = false;
  return {
    keep: (kept) => {
      keeper.keep(kept);
      if (isWritten) return;
      const { content: _, revision: __, ...about } = loaded;
      try {
        storage.setItem(mine, JSON.stringify(about));
        isWritten = true;
      } catch (error) {
        console.warn('This browser keeps nothing for when it is offline', error);
      }
    },
    forget: () => {
      keeper.forget();
      storage.removeItem(mine);
      isWritten = false;
    },
    recover: keeper.recover,
  };
}

/** The document as the newest kept draft was begun on it; null where no unsaved work is kept. The draft stays. */
export function loadedOffline(documentId: string, storage: Storage = localStorage): Loaded | null {
  const prefix = `${DRAFT}.${documentId}.`;
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  const found = keys
    .filter((key) => key.startsWith(prefix))
    .flatMap((key) => {
      const kept = parsed<Partial<Kept>>(storage.getItem(key));
      const about = parsed<About>(storage.getItem(`${ABOUT}.${documentId}.${key.slice(prefix.length)}`));
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
