/**
 * What a document is beside its content, kept as long as unsaved work of it is: with both the editor opens without the
 * network. Nothing is kept of a document that is saved.
 */

import { ABOUT } from '~/ui/keptKeys';
import type { Loaded } from './content';
import type { Keeper } from './localDraft';

export type About = Omit<Loaded, 'content' | 'revision'>;

/** Writes and forgets what is about the document, as it was last saved, together with its draft. */
export function withAbout(
  keeper: Keeper,
  key: string,
  saved: () => Loaded,
  storage: Storage = localStorage,
): Keeper {
  const mine = `${ABOUT}.${key}`;
  let written: number | null = null;
  return {
    keep: (kept) => {
      keeper.keep(kept);
      const { content: _, revision, ...about } = saved();
      if (written === revision) return;
      try {
        storage.setItem(mine, JSON.stringify(about));
        written = revision;
      } catch (error) {
        console.warn('This browser keeps nothing for when it is offline', error);
      }
    },
    forget: () => {
      keeper.forget();
      storage.removeItem(mine);
      written = null;
    },
    recover: keeper.recover,
  };
}
