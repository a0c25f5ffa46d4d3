import { Button, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getExportOptions } from '~/api/@tanstack/react-query.gen';
import { useMessages } from '~/messages/useMessages';
import { Bar } from '~/ui/Bar';
import { JobFailure } from './ExportProblem';
import classes from './Exports.module.css';
import { isOver, NOT_STARTED, progressOf } from './jobProgress';
import { ReceiptView } from './ReceiptView';
import { useDownload } from './useDownload';
import { useJobActions } from './useJobActions';
import { useJobProgress } from './useJobProgress';
import { useProgressWords } from './useProgressWords';

type Props = { readonly jobId: string; readonly name: string; readonly onAgain: () => void };

/** One export from its start to its receipt. */
export function ExportRun({ jobId, name, onAgain }: Props) {
  const { t } = useMessages();
  const wordsFor = useProgressWords();
  const asked = useQuery(getExportOptions({ path: { job_id: jobId } }));
  const job = asked.data;
  const isEnded = job !== undefined && isOver(progressOf(job));
  const live = useJobProgress(isEnded ? null : jobId);
  const progress = isEnded ? progressOf(job) : (live ?? (job ? progressOf(job) : NOT_STARTED));
  const { cancel, retry, isBusy } = useJobActions();
  const download = useDownload();
  const { refetch, dataUpdatedAt } = asked;
  const hasEnded = isOver(progress);
  // An answer that was under way when the job ended still says that it runs; then it is asked for once more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer counts
  useEffect(() => {
    if (hasEnded && !isEnded) void refetch();
  }, [hasEnded, isEnded, dataUpdatedAt, refetch]);

  if (progress.state === 'done' && job?.artifact) {
    return (
      <Stack gap="lg">
        <div role="status">
          <Title order={3}>{t('exports.ready')}</Title>
          <Text c="dimmed" className={classes.fileName}>
            {job.file_name}
          </Text>
        </div>
        <ReceiptView file={job.artifact} />
        <div className={classes.foot}>
          <Button variant="default" onClick={onAgain}>
            {t('exports.exportAgain')}
          </Button>
          <Button onClick={() => void download(jobId)}>{t('exports.download')}</Button>
        </div>
      </Stack>
    );
  }
  const words = wordsFor(progress, { nextTryAt: job?.next_try_at });
  return (
    <Stack gap="lg">
      <div role="status" aria-live="polite">
        <Title order={3}>{words}</Title>
      </div>
      {!hasEnded && <Bar percent={progress.percent} label={t('exports.progressOf', { name })} text={words} />}
      {progress.state === 'failed' && (
        <div className={classes.reason}>
          <JobFailure error={job?.error ?? null} />
        </div>
      )}
      {!hasEnded && <Text c="dimmed">{t('exports.inBackground')}</Text>}
      <div className={classes.foot}>
        {hasEnded ? (
          <>
            <Button variant="default" onClick={onAgain}>
              {t('exports.exportAgain')}
            </Button>
            <Button onClick={() => retry(jobId)} loading={isBusy}>
              {t('exports.retry')}
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={() => cancel(jobId)} disabled={progress.state === 'cancelling'}>
            {t('ui.cancel')}
          </Button>
        )}
      </div>
    </Stack>
  );
}
