/** What the person wants of the optimized résumé, as the form holds it and as the API takes it. */

import type { OptimizePreferences, OptimizeRequest } from '~/api';

export type Wishes = {
  readonly tone: 'neutral' | 'impactful' | 'executive';
  readonly length: 'full' | 'short';
  /** '' keeps the résumé's own spelling. */
  readonly locale: '' | 'en-US' | 'en-GB';
  readonly targetTitle: string;
  readonly emphasize: readonly string[];
  readonly keep: readonly string[];
  readonly excludeSkills: readonly string[];
  readonly applySafe: boolean;
  readonly useModel: boolean;
};

export const NO_WISHES: Wishes = {
  tone: 'neutral',
  length: 'full',
  locale: '',
  targetTitle: '',
  emphasize: [],
  keep: [],
  excludeSkills: [],
  applySafe: false,
  useModel: true,
};

export type OptimizeSearch = { resume?: string; posting?: string; job?: string };

/** `?resume=…` what is cut, `&posting=…` to what, `&job=…` the run that is followed. */
export function optimizeSearch(search: Record<string, unknown>): OptimizeSearch {
  const named = (name: string) => {
    const value = search[name];
    return typeof value === 'string' && value ? { [name]: value } : {};
  };
  return { ...named('resume'), ...named('posting'), ...named('job') };
}

export function requestOf(wishes: Wishes, resumeId: string, postingId: string): OptimizeRequest {
  return {
    resume_id: resumeId,
    posting_id: postingId,
    preferences: preferencesOf(wishes),
    use_model: wishes.useModel,
  };
}

/** Only what was wished for: what is not said follows the résumé. */
function preferencesOf(wishes: Wishes): OptimizePreferences {
  const { tone, length, locale, targetTitle, emphasize, keep, excludeSkills, applySafe } = wishes;
  return {
    tone,
    length,
    ...(locale ? { locale } : {}),
    ...(targetTitle.trim() ? { target_title: targetTitle.trim() } : {}),
    ...(emphasize.length > 0 ? { emphasize: [...emphasize] } : {}),
    ...(keep.length > 0 ? { keep: [...keep] } : {}),
    ...(excludeSkills.length > 0 ? { exclude_skills: [...excludeSkills] } : {}),
    ...(applySafe ? { apply_safe: true } : {}),
  };
}
