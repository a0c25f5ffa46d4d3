import { useQuery } from '@tanstack/react-query';
import { getLedgerOptions } from '~/api/@tanstack/react-query.gen';
import { asLedger, type LedgerLine, linesBehind } from './ledger';

/** How the résumé was read from its file; null while that is not known, and for one that was made without a file. */
export function useLedger(resumeId: string, isWanted = true) {
  const { data } = useQuery({
    ...getLedgerOptions({ path: { resume_id: resumeId } }),
    enabled: isWanted,
    // A file is read once.
    staleTime: Number.POSITIVE_INFINITY,
  });
  return asLedger(data);
}

/** The lines of its file that these places were read from. */
export function useSourceLines(resumeId: string, paths: readonly string[]): readonly LedgerLine[] {
  const ledger = useLedger(resumeId, paths.length > 0);
  return ledger ? linesBehind(ledger, paths) : [];
}
