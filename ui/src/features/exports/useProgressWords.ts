import { useCallback } from 'react';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import type { JobProgress } from './jobProgress';

type About = { readonly place?: number | null | undefined; readonly nextTryAt?: string | null | undefined };

/** The state of a job as a sentence. */
export function useProgressWords() {
  const { t } = useMessages();
  const format = useFormat();
  return useCallback(
    ({ state, stage }: JobProgress, { place, nextTryAt }: About = {}): string => {
      if (state === 'waiting') return place ? t('exports.place', { count: place }) : t('exports.waiting');
      if (state === 'running') return t(stage ? `exports.${stage}` : 'exports.running');
      if (state === 'postponed') {
        return nextTryAt
          ? t('exports.postponed', { when: format.ago(nextTryAt) })
          : t('exports.postponedNow');
      }
      return t(`exports.${state}`);
    },
    [t, format],
  );
}
