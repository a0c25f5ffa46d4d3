/** The file somebody chose or dropped on another screen, on its way to the import. */

let waiting: File | null = null;
const watchers = new Set<() => void>();

export function putPending(file: File): void {
  waiting = file;
  for (const watcher of watchers) watcher();
}

export function takePending(): File | null {
  const file = waiting;
  waiting = null;
  return file;
}

export function onPending(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
