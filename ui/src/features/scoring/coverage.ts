import type { Keyword } from '~/api';

/** How many of the posting's keywords stand in its own words, and how many among the skills. */
export type Coverage = { readonly asked: number; readonly inItsWords: number; readonly listed: number };

export function coverageOf({ keywords = [] }: { readonly keywords?: readonly Keyword[] }): Coverage {
  return {
    asked: keywords.length,
    inItsWords: keywords.filter((one) => one.form === 'exact').length,
    listed: keywords.filter((one) => one.paths?.some((path) => path.startsWith('skills'))).length,
  };
}
