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
  /** Also while the person types: in any field, or only in those within this selector. */
  readonly inFields?: boolean | string;
  readonly run: () => void;
};

const TEXT_BOX =
  'textarea, [contenteditable], input:not([type=checkbox], [type=radio], [type=range], [type=color], [type=file])';

/** Whether the keys are the field's own there, as undo is in a text that is no part of the document. */
export function isLeftToField({ inFields }: Pick<Command, 'inFields'>, target: EventTarget | null): boolean {
  if (typeof inFields !== 'string' || !(target instanceof Element)) return false;
  return target.matches(TEXT_BOX) && !target.closest(inFields);
}

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
