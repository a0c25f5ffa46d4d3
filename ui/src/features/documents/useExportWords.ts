import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import { type DocumentLine, exportState } from './documents';

const NAMES = ['pdf', 'docx', 'html', 'txt', 'json', 'png', 'zip'] as const;

/** In words: whether and when it was exported, as what, and whether it changed since. */
export function useExportWords() {
  const { t } = useMessages();
  const { clock } = useFormat();
  return (document: Pick<DocumentLine, 'isDirty' | 'lastExport'>): string => {
    const { lastExport } = document;
    const state = exportState(document);
    if (!lastExport || state === 'never' || state === 'gone') return t(`documents.${state}`);
    const name = NAMES.find((one) => one === lastExport.kind);
    const file = name ? t(`exports.${name}`) : lastExport.kind;
    return t(`documents.${state}`, {
      when: clock(lastExport.exported_at),
      file,
      version: lastExport.version,
    });
  };
}
