/** What the history is narrowed to, as it stands in the address. */

import { FORMATS } from './formats';

export const LISTED_FORMATS = [...FORMATS, 'zip'] as const;
export type ListedFormat = (typeof LISTED_FORMATS)[number];
export type Filters = { readonly document?: string; readonly format?: ListedFormat };

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whatever else an address says is left out. */
export function filtersOf(search: Readonly<Record<string, unknown>>): Filters {
  const format = LISTED_FORMATS.find((one) => one === search.format);
  const document =
    typeof search.document === 'string' && ID.test(search.document) ? search.document : undefined;
  return { ...(document ? { document } : {}), ...(format ? { format } : {}) };
}
