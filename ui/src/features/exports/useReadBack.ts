import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ExportOptions, type ReadBackRequest, readBackExport } from '~/api';
import type { Format } from './formats';
import type { Exportable } from './useDocument';
import { optionsOf, type Wish } from './wish';

const PAUSE_MS = 600;

export function isReadBack(format: Format): format is ReadBackRequest['format'] {
  return format !== 'json' && format !== 'png';
}

/** Whether two choices make the same file: then what was read in one is true of the other. */
export function keyOfFile(document: Exportable, format: Format, options: ExportOptions): readonly unknown[] {
  return ['read-back', document.id, document.revision, format, options];
}

/** What a parser reads in the very file that the choices make, once they rest. The same file is asked for once. */
export function useReadBack(document: Exportable, wish: Wish, isRight: boolean) {
  const options = optionsOf(wish);
  const [settled] = useDebouncedValue(JSON.stringify([wish.format, options]), PAUSE_MS);
  const isSettled = settled === JSON.stringify([wish.format, options]);
  return useQuery({
    queryKey: keyOfFile(document, wish.format, options),
    queryFn: async ({ signal }) => {
      const format = wish.format as ReadBackRequest['format'];
      const body = { document_id: document.id, format, options, exact: true };
      return (await readBackExport({ body, signal, throwOnError: true })).data;
    },
    enabled: isReadBack(wish.format) && isRight && isSettled,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}
