/**
 * Unsaved work, kept in this browser until the server has it. Every tab keeps its own; one whose tab is gone is taken
 * up by the next that opens the document.
 */

import { ABOUT, DRAFT, keysUnder } from '~/ui/keptKeys';
import { type Content, isContent } from './content';

export type KeptSaid = { readonly title?: string; readonly templateId?: string };
export type Kept = {
  readonly base: Content;
  readonly revision: number;
  readonly content: Content;
  /** What was changed beside the content. */
  readonly said?: KeptSaid;
  readonly at: number;
};
/** Where tabs cannot be told apart, a draft this young may still be written by another. */
const YOUNG_MS = 60_000;

export type Keeper = {
  readonly keep: (kept: Kept) => void;
  readonly forget: () => void;
  /** Offers each that no open tab holds, the newest first. What is taken is then this tab's; the rest stays kept. */
  readonly recover: (take: (kept: Kept) => boolean) => Promise<void>;
};

/** `place` is the person's and the document's: nobody takes up what another typed in the same browser. */
export function makeKeeper(place: string, tab: string, storage: Storage = localStorage): Keeper {
  const mine = `${DRAFT}.${place}.${tab}`;
  return {
    keep: (kept) => {
      try {
        storage.setItem(mine, JSON.stringify(kept));
      } catch (error) {
        // Full or forbidden: the work is then safe only once it is saved.
        console.warn('This browser keeps no drafts', error);
      }
    },
    forget: () => storage.removeItem(mine),
    recover: async (take) => {
      const held = await heldTabs();
      const left = keysUnder(`${DRAFT}.${place}.`, storage).filter((key) => key !== mine && !held?.has(key));
      const found = left.flatMap((key) => {
        const kept = read(storage, key);
        return kept && (held || kept.at < Date.now() - YOUNG_MS) ? [{ key, kept }] : [];
      });
      for (const { key, kept } of found.sort((one, other) => other.kept.at - one.kept.at)) {
        if (!take(kept)) continue;
        storage.removeItem(key);
        storage.removeItem(key.replace(DRAFT, ABOUT));
      }
    },
  };
}

/** As long as the tab stands, its draft is not another's. */
export function holdTab(place: string, tab: string, signal: AbortSignal): void {
  if (!navigator.locks) return;
  const forever = () => new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  void navigator.locks.request(`${DRAFT}.${place}.${tab}`, forever);
}

/** Null where the browser does not tell. */
async function heldTabs(): Promise<Set<string> | null> {
  if (!navigator.locks) return null;
  const { held } = await navigator.locks.query();
  return new Set(held?.flatMap((lock) => lock.name ?? []));
}

function read(storage: Storage, key: string): Kept | null {
  try {
    const kept = JSON.parse(storage.getItem(key) ?? 'null') as Partial<Kept> | null;
    return kept && isContent(kept.base) && isContent(kept.content) ? (kept as Kept) : null;
  } catch (error) {
    console.warn('A kept draft cannot be read', error);
    return null;
  }
}
