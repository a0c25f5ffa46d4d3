import type { Score } from '~/api';

/** How many of the posting's keywords stand in its own words, and how many among the skills. */
export type Coverage = { readonly asked: number; readonly inItsWords: number; readonly listed: number };

export function coverageOf(score: Score): Coverage {
  const keywords = score.keywords ?? [];
  return {
    asked: keywords.length,
    inItsWords: keywords.filter((one) => one.form === 'exact').length,
    listed: keywords.filter((one) => one.paths?.some((path) => path.startsWith('skills'))).length,
  };
}
