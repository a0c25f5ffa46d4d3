import { Modal, Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { DocumentKind } from '~/features/documents/documents';
import { useTemplates } from '~/features/templates/useTemplates';
import { useMessages } from '~/messages/useMessages';
import { ProblemNotice } from '~/ui/ProblemNotice';
import { ExportForm } from './ExportForm';
import { ExportRun } from './ExportRun';
import { useDocument } from './useDocument';

type Props = {
  /** The id of the very document that is shown: an optimized resume's own, never its resume's. */
  readonly documentId: string;
  /** Saves a question where it is known. */
  readonly kind?: DocumentKind;
  readonly opened: boolean;
  readonly onClose: () => void;
};

/** Choose, start, follow, download, read the receipt. Closing it stops nothing. */
export function ExportDialog({ documentId, kind, opened, onClose }: Props) {
  const { t } = useMessages();
  const isPhone = useMediaQuery('(max-width: 600px)');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="60rem"
      fullScreen={isPhone ?? false}
      title={opened && <Name documentId={documentId} {...(kind ? { kind } : {})} />}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {opened && <Steps key={documentId} documentId={documentId} {...(kind ? { kind } : {})} />}
    </Modal>
  );
}

function Steps({ documentId, kind }: { documentId: string; kind?: DocumentKind }) {
  // The form begins with the design that the document has now.
  const { document, error } = useDocument(documentId, kind, { isAnew: true });
  const templates = useTemplates();
  const [jobId, setJobId] = useState<string | null>(null);
  const { t } = useMessages();
  if (error || templates.error) return <ProblemNotice error={error ?? templates.error} />;
  if (!document || !templates.data) return <Skeleton h={320} aria-label={t('ui.loading')} />;
  if (jobId) {
    return (
      <ExportRun
        key={jobId}
        jobId={jobId}
        name={document.title || t('exports.untitled')}
        onAgain={() => setJobId(null)}
      />
    );
  }
  return <ExportForm document={document} templates={templates.data} onStarted={setJobId} />;
}

function Name({ documentId, kind }: { documentId: string; kind?: DocumentKind }) {
  const { t } = useMessages();
  const { document } = useDocument(documentId, kind);
  return (
    <>
      {document
        ? t('exports.exportDocument', { title: document.title || t('exports.untitled') })
        : t('exports.export')}
    </>
  );
}
