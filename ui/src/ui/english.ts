import type { Problem } from '~/api';

/** For what holds words of the API: those are English, whatever the pages speak. WCAG 3.1.2. */
export const ENGLISH = { lang: 'en' } as const;

/** A problem that the API did not tell of is worded by the pages. */
export function spokenBy({ status }: Problem): Partial<typeof ENGLISH> {
  return status > 0 ? ENGLISH : {};
}
