import { useQuery } from '@tanstack/react-query';
import { readAiQuotaOptions } from '~/api/@tanstack/react-query.gen';

export type ModelOffer = 'unknown' | 'offered' | 'noModel' | 'noKey';

/** Whether a model would be asked, and what is missing where none would. */
export function useModelOffer(): ModelOffer {
  const { data } = useQuery(readAiQuotaOptions());
  if (!data) return 'unknown';
  if (data.is_available) return 'offered';
  return data.provider ? 'noKey' : 'noModel';
}
