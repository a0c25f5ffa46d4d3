/**
 * Unsaved work, kept in this browser until the server has it. Every tab keeps its own; one whose tab is gone is taken
 * up by the next that opens the document.
 */

import { type Content, isContent } from './content';

export type Kept = {
  readonly base: Content;
  readonly revision: number;
  readonly content: Content;
  readonly at: number;
};
const PREFIX = 'bespoke.draft';

export type Keeper = {
  readonly keep: (kept: Kept) => void;
  readonly forget: () => void;
  /** The newest that no open tab holds; it is then this tab's. */
  readonly recover: () => Promise<Kept | null>;
};

export function makeKeeper(documentId: string, tab: string, storage: Storage = localStorage): Keeper {
  const mine = `${PREFIX}.${documentId}.${tab}`;
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
    recover: async () => {
      const held = await heldTabs();
      const left = keysOf(storage, `${PREFIX}.${documentId}.`).filter((key) => !held.has(key));
      const kept = left.map((key) => read(storage, key)).filter((one) => one !== null);
      for (const key of left) {
        storage.removeItem(key);
        storage.removeItem(key.replace(PREFIX, 'bespoke.about'));
      }
      return kept.sort((one, other) => other.at - one.at)[0] ?? null;
    },
  };
}

/** As long as the tab stands, its draft is not another's. */
export function holdTab(documentId: string, tab: string, signal: AbortSignal): void {
  if (!navigator.locks) return;
  const forever = () => new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  void navigator.locks.request(`${PREFIX}.${documentId}.${tab}`, forever);
}

async function heldTabs(): Promise<Set<string>> {
  if (!navigator.locks) return new Set();
  const { held } = await navigator.locks.query();
  return new Set(held?.flatMap((lock) => lock.name ?? []));
}

function keysOf(storage: Storage, prefix: string): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) =>
    key.startsWith(prefix),
  );
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
