/** Commands: what the palette offers, the sheet of shortcuts lists and the keyboard does. */

import { useEffect, useSyncExternalStore } from 'react';

export type Command = {
  readonly id: string;
  readonly label: string;
  /** Heading in the palette and the sheet. */
  readonly group: string;
  /** As Mantine's hotkeys write them: `mod+S`, `shift+mod+Z`, `?`. */
  readonly keys?: string;
  /** Another key that does it, by itself; only told of here. */
  readonly alsoKeys?: string;
  /** Also while the person types in a field. */
  readonly inFields?: boolean;
  readonly run: () => void;
};

let offered: readonly Command[] = [];
const lists = new Map<symbol, readonly Command[]>();
const watchers = new Set<() => void>();

function publish() {
  offered = [...lists.values()].flat();
  for (const watcher of watchers) watcher();
}

/** Offer commands as long as the component stands. Pass a memoised list. */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => {
    const key = Symbol('commands');
    lists.set(key, commands);
    publish();
    return () => {
      lists.delete(key);
      publish();
    };
  }, [commands]);
}

/** Keys that need no other beside them are set off by speech and by unsteady hands, so they can be done without. */
export function withoutSingleKeys(commands: readonly Command[]): readonly Command[] {
  return commands.map(({ keys, ...rest }) => (keys && keys.length > 1 ? { ...rest, keys } : rest));
}

export function useOfferedCommands(): readonly Command[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => offered,
  );
}
