/** Under which names unsaved work lies in this browser: `{kind}.{person}.{document}.{tab}`. */

export const DRAFT = 'bespoke.draft';
export const ABOUT = 'bespoke.about';
/** What stands in a form that was not sent: `{kind}.{person}.{form}`, and as long as the tab alone. */
export const FORM = 'bespoke.form';

export function keysUnder(prefix: string, storage: Storage): string[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  return keys.filter((key) => key.startsWith(prefix));
}
