import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { changeOptimizedResume, changeResume, exportBatch, exportDocument } from '~/api';
import { refresh } from '~/live/stale';
import type { Format } from './formats';
import type { Exportable } from './useDocument';
import { optionsOf, optionsOfEach, type Wish } from './wish';

/** What is to happen with imported sections that nobody confirmed. */
export type Gate = 'ask' | 'confirm' | 'allow';
type BatchWish = {
  readonly ids: readonly string[];
  readonly format: Format;
  readonly allowUnconfirmed: boolean;
};

/** Starts one export; a click that is repeated after a broken line is still one. */
export function useStartExport(document: Exportable | null, onStarted: (jobId: string) => void) {
  const queryClient = useQueryClient();
  const key = useKey();
  return useMutation({
    mutationFn: async ({ wish, gate }: { wish: Wish; gate: Gate }) => {
      if (!document) throw new Error('There is no document to export.');
      if (gate === 'confirm') await confirmSections(document);
      const body = {
        document_id: document.id,
        exact: true,
        format: wish.format,
        options: optionsOf(wish),
        allow_unconfirmed: gate === 'allow',
      };
      const { data } = await exportDocument({ body, headers: key(body), throwOnError: true });
      return data.job_id;
    },
    onSuccess: (jobId) => {
      void refresh(queryClient, 'listExportQueue');
      onStarted(jobId);
    },
  });
}

export function useStartBatch(onStarted: (bundleId: string) => void) {
  const queryClient = useQueryClient();
  const key = useKey();
  return useMutation({
    mutationFn: async ({ ids, format, allowUnconfirmed }: BatchWish) => {
      const options = optionsOfEach(format, navigator.language);
      const body = {
        document_ids: [...ids],
        exact: true,
        format,
        options,
        allow_unconfirmed: allowUnconfirmed,
      };
      const { data } = await exportBatch({ body, headers: key(body), throwOnError: true });
      return data.bundle_job_id;
    },
    onSuccess: (bundleId) => {
      void refresh(queryClient, 'listExportQueue');
      onStarted(bundleId);
    },
  });
}

async function confirmSections({ id, kind }: Exportable): Promise<void> {
  const body = { sections_confirmed: true };
  if (kind === 'resume') await changeResume({ path: { resume_id: id }, body, throwOnError: true });
  else await changeOptimizedResume({ path: { optimized_id: id }, body, throwOnError: true });
}

/** The same key for the same request within a short while, a new one for another. */
function useKey() {
  const last = useRef({ said: '', at: 0, key: '' });
  return (body: object) => {
    const said = JSON.stringify(body);
    const isRepeated = said === last.current.said && Date.now() - last.current.at < 2_000;
    const key = isRepeated ? last.current.key : `${Date.now()}-${Math.random().toString(36).slice(2)}`;
    last.current = { said, at: Date.now(), key };
    return { 'Idempotency-Key': key };
  };
}
