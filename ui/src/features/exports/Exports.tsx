import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import type { DocumentLine } from '~/features/documents/documents';
import { useDocuments } from '~/features/documents/useDocuments';
import { type Command, useCommands } from '~/features/shell/commands';
import type { Change } from '~/live/changes';
import { useChanges } from '~/live/useChanges';
import { useMessages } from '~/messages/useMessages';
import { tell } from '~/ui/notify';
import { Page } from '~/ui/Page';
import { BatchDialog } from './BatchDialog';
import { ExportMenu } from './ExportMenu';
import classes from './Exports.module.css';
import { Figures } from './Figures';
import type { Filters } from './filters';
import { History } from './History';
import { Queue } from './Queue';
import { Room } from './Room';

const ExportDialog = lazy(async () => ({ default: (await import('./ExportDialog')).ExportDialog }));

type Props = { readonly filters: Filters; readonly onFilter: (filters: Filters) => void };

export function Exports({ filters, onFilter }: Props) {
  const { t } = useMessages();
  const [isBatchOpen, batch] = useDisclosure(false);
  const [one, setOne] = useState<DocumentLine | null>(null);
  useExportCommands(setOne, batch.open);
  useBundleNews();
  return (
    <Page
      title={t('exports.title')}
      intro={t('exports.intro')}
      actions={<ExportMenu onOne={setOne} onSeveral={batch.open} />}
    >
      <div className={classes.top}>
        <Figures />
        <Room />
      </div>
      <Queue />
      <History filters={filters} onFilter={onFilter} />
      <BatchDialog opened={isBatchOpen} onClose={batch.close} />
      {one && (
        <Suspense>
          <ExportDialog documentId={one.id} kind={one.kind} opened onClose={() => setOne(null)} />
        </Suspense>
      )}
    </Page>
  );
}

/** A single export is told of in its dialog; a bundle has none. */
function useBundleNews(): void {
  const { t } = useMessages();
  useChanges(
    useCallback(
      (change: Change | null) => {
        if (change?.type === 'job.completed' && change.payload.kind === 'bundle')
          tell(t('exports.batchReady'));
      },
      [t],
    ),
  );
}

function useExportCommands(openOne: (document: DocumentLine) => void, openBatch: () => void): void {
  const { t } = useMessages();
  const { all: documents } = useDocuments();
  const group = t('exports.title');
  useCommands(
    useMemo<Command[]>(
      () => [
        { id: 'exports:batch', label: t('exports.exportSeveral'), group, run: openBatch },
        ...documents.map((document) => ({
          id: `exports:${document.id}`,
          label: t('exports.exportDocument', { title: document.title || t('exports.untitled') }),
          group,
          run: () => openOne(document),
        })),
      ],
      [t, group, documents, openOne, openBatch],
    ),
  );
}
