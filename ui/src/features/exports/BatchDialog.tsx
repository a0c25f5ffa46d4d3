import { Button, Checkbox, Modal, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { DocumentLine } from '~/features/documents/documents';
import { useDocuments } from '~/features/documents/useDocuments';
import { useExportWords } from '~/features/documents/useExportWords';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import { ExportProblem } from './ExportProblem';
import classes from './Exports.module.css';
import { FormatChoice } from './FormatChoice';
import type { Format } from './formats';
import { toggled } from './selection';
import { useStartBatch } from './useStart';

export const MOST_DOCUMENTS = 10;

type Props = { readonly opened: boolean; readonly onClose: () => void };

/** Several documents in one format, and one ZIP of them all; the queue then says how far it is. */
export function BatchDialog({ opened, onClose }: Props) {
  const { t } = useMessages();
  const isPhone = useMediaQuery('(max-width: 600px)');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="38rem"
      fullScreen={isPhone ?? false}
      title={t('exports.exportSeveral')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {opened && <BatchForm onStarted={onClose} />}
    </Modal>
  );
}

function BatchForm({ onStarted }: { onStarted: () => void }) {
  const { t } = useMessages();
  const { all: documents } = useDocuments();
  const [ids, setIds] = useState<readonly string[]>([]);
  const [format, setFormat] = useState<Format>('pdf');
  const start = useStartBatch(onStarted);
  const count = ids.length;
  const send = (allowUnconfirmed = false) => start.mutate({ ids, format, allowUnconfirmed });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (count > 0) send();
      }}
    >
      <Stack gap="lg">
        <Text fz="sm" c="dimmed">
          {t('exports.batchIntro', { count: MOST_DOCUMENTS })} {t('exports.ownTemplates')}
        </Text>
        <Choices
          documents={documents}
          chosen={ids}
          onToggle={(id) => {
            start.reset();
            setIds(toggled(ids, id, MOST_DOCUMENTS));
          }}
        />
        <FormatChoice value={format} onChange={setFormat} />
      </Stack>
      <div className={classes.foot}>
        {start.isError && (
          <div style={{ flex: '1 1 100%' }}>
            <ExportProblem error={start.error} onAllow={() => send(true)} />
          </div>
        )}
        <Text fz="xs" c="dimmed" me="auto" aria-live="polite">
          {t('exports.chosen', { count, limit: MOST_DOCUMENTS })}
        </Text>
        <Button type="submit" loading={start.isPending} disabled={count === 0}>
          {count === 0 ? t('exports.chooseSome') : t('exports.batchStart', { count })}
        </Button>
      </div>
    </form>
  );
}

type ChoicesProps = {
  readonly documents: readonly DocumentLine[];
  readonly chosen: readonly string[];
  readonly onToggle: (id: string) => void;
};

function Choices({ documents, chosen, onToggle }: ChoicesProps) {
  const { t } = useMessages();
  const { ago } = useFormat();
  const words = useExportWords();
  if (documents.length === 0) return <p className={classes.quiet}>{t('exports.noDocuments')}</p>;
  return (
    <fieldset className={classes.fieldset}>
      <legend className={classes.legend}>{t('exports.document')}</legend>
      <Stack gap="sm">
        {documents.map((one) => (
          <Checkbox
            key={one.id}
            label={one.title || t('exports.untitled')}
            description={`${t(one.kind === 'optimized' ? 'exports.optimizedKind' : 'exports.resumeKind')}, ${ago(one.updatedAt)}. ${words(one)}.`}
            checked={chosen.includes(one.id)}
            disabled={!chosen.includes(one.id) && chosen.length >= MOST_DOCUMENTS}
            onChange={() => onToggle(one.id)}
          />
        ))}
      </Stack>
    </fieldset>
  );
}
