import { ABOUT, DRAFT, keysUnder } from '~/ui/keptKeys';
import type { DocumentKind } from './documents';

/** What can be opened without the network: a document with unsaved work of this person in this browser. */
export type KeptDocument = {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly title: string;
  /** When the work was kept, in milliseconds. */
  readonly at: number;
};

/** Each document once, the most recently worked on first. */
export function keptDocuments(person: string, storage: Storage = localStorage): KeptDocument[] {
  const prefix = `${DRAFT}.${person}.`;
  const found = keysUnder(prefix, storage).flatMap((key) => {
    const kept = read(storage, key);
    const about = read(storage, key.replace(DRAFT, ABOUT));
    const id = key.slice(prefix.length).split('.')[0];
    if (!id || !kept || !about) return [];
    const kind: DocumentKind = about.resumeId === id ? 'resume' : 'optimized';
    const title = (kept.said as { title?: unknown } | undefined)?.title ?? about.title;
    return [{ id, kind, title: String(title ?? ''), at: Number(kept.at) }];
  });
  const newest = new Map<string, KeptDocument>();
  for (const one of found.sort((a, b) => b.at - a.at)) {
    if (!newest.has(one.id)) newest.set(one.id, one);
  }
  return [...newest.values()];
}

function read(storage: Storage, key: string): Record<string, unknown> | null {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null') as Record<string, unknown> | null;
  } catch (error) {
    console.warn('What was kept cannot be read', error);
    return null;
  }
}
