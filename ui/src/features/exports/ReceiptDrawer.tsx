import { Button, Drawer, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ArtifactView, HistoryLine } from '~/api';
import { getArtifactOptions } from '~/api/@tanstack/react-query.gen';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import { ProblemNotice } from '~/ui/ProblemNotice';
import classes from './Exports.module.css';
import { ReceiptView } from './ReceiptView';
import { useDownload } from './useDownload';
import { useDeleteFile } from './useJobActions';

type Props = { readonly line: HistoryLine | null; readonly onClose: () => void };

/** A file with its proof, and what may be done with it. */
export function ReceiptDrawer({ line, onClose }: Props) {
  const { t } = useMessages();
  return (
    <Drawer
      opened={line !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={t('exports.receipt')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {line?.artifact_id && <Contents artifactId={line.artifact_id} jobId={line.id} onClose={onClose} />}
    </Drawer>
  );
}

function Contents({
  artifactId,
  jobId,
  onClose,
}: {
  artifactId: string;
  jobId: string;
  onClose: () => void;
}) {
  const { t } = useMessages();
  const format = useFormat();
  const { data: file, error } = useQuery(getArtifactOptions({ path: { artifact_id: artifactId } }));
  const download = useDownload();
  if (error) return <ProblemNotice error={error} />;
  if (!file) return <Skeleton h={240} aria-label={t('ui.loading')} />;
  const isForGood = file.is_latest && file.kind !== 'zip';
  return (
    <Stack gap="lg">
      <ReceiptView file={file} />
      <Text fz="sm" c="dimmed" className={classes.sentence}>
        {file.downloads ? t('exports.downloaded', { count: file.downloads }) : t('exports.notDownloaded')}.{' '}
        {isForGood ? t('exports.keptLatest') : t('exports.keptUntil', { when: format.date(file.expires_at) })}
        .
      </Text>
      <Group justify="space-between">
        <DeleteFile file={file} onDeleted={onClose} />
        <Button onClick={() => void download(jobId)}>{t('exports.download')}</Button>
      </Group>
    </Stack>
  );
}

/** Asks once; what is deleted cannot be brought back. */
function DeleteFile({ file, onDeleted }: { file: ArtifactView; onDeleted: () => void }) {
  const { t } = useMessages();
  const [isAsked, setAsked] = useState(false);
  const remove = useDeleteFile(onDeleted);
  if (!isAsked) {
    return (
      <Button variant="outline" color="red" onClick={() => setAsked(true)}>
        {t('exports.deleteFile')}
      </Button>
    );
  }
  return (
    <Stack gap="xs" role="group" aria-label={t('exports.deleteFile')}>
      <Text fz="sm">{t('exports.deleteAsk', { name: file.file_name })}</Text>
      <Group gap="xs">
        <Button
          color="red"
          variant="light"
          data-autofocus
          loading={remove.isPending}
          onClick={() => remove.mutate({ path: { artifact_id: file.id } })}
        >
          {t('ui.delete')}
        </Button>
        <Button variant="default" onClick={() => setAsked(false)}>
          {t('ui.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
