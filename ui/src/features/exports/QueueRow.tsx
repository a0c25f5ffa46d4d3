import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { QueueLine } from '~/api';
import { refresh } from '~/live/stale';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import { Bar } from '~/ui/Bar';
import { JobFailure } from './ExportProblem';
import classes from './Exports.module.css';
import { isFormat } from './formats';
import { isOver, type JobProgress, progressOf } from './jobProgress';
import { useJobActions } from './useJobActions';
import { useJobProgress } from './useJobProgress';
import { useProgressWords } from './useProgressWords';

type Props = { readonly line: QueueLine; readonly isFollowed: boolean };

export function QueueRow({ line, isFollowed }: Props) {
  const { t } = useMessages();
  const { ago } = useFormat();
  const live = useJobProgress(isFollowed ? line.id : null);
  const progress = live ?? progressOf(line);
  const words = useRowWords(line, progress);
  const queryClient = useQueryClient();
  const isOldNews = isOver(progress) && !isOver(progressOf(line));
  useEffect(() => {
    if (isOldNews) void refresh(queryClient, 'listExportQueue');
  }, [isOldNews, queryClient]);
  const { cancel, retry, isBusy } = useJobActions();
  const name =
    line.kind === 'bundle'
      ? t('exports.batchTitle', { count: line.members ?? 0 })
      : line.title || t('exports.untitled');
  const isEnded = isOver(progress);
  return (
    <li className={classes.row} aria-label={name} tabIndex={-1} data-list-item>
      <div>
        <div className={classes.name}>{name}</div>
        <div className={classes.about}>
          <span>{isFormat(line.format) ? t(`exports.${line.format}`) : t('exports.zip')}</span>
          <span role="status">{words}</span>
          <span>{ago(line.finished_at ?? line.created_at)}</span>
        </div>
      </div>
      <div className={classes.acts}>
        {isEnded && progress.state !== 'done' && (
          <Button
            size="compact-md"
            variant="default"
            disabled={isBusy}
            aria-label={t('exports.retryExport', { name })}
            onClick={() => retry(line.id)}
          >
            {t('exports.retry')}
          </Button>
        )}
        {!isEnded && (
          <Button
            size="compact-md"
            variant="default"
            disabled={isBusy || progress.state === 'cancelling'}
            aria-label={t('exports.cancelExport', { name })}
            onClick={() => cancel(line.id)}
          >
            {t('ui.cancel')}
          </Button>
        )}
      </div>
      {!isEnded && (
        <div className={classes.below}>
          <Bar percent={percentOf(line, progress)} label={t('exports.progressOf', { name })} text={words} />
        </div>
      )}
      {(progress.state === 'failed' || progress.state === 'postponed') && line.error && (
        <div className={`${classes.below} ${classes.reason}`}>
          <JobFailure error={line.error} />
        </div>
      )}
    </li>
  );
}

function useRowWords(line: QueueLine, progress: JobProgress): string {
  const { t } = useMessages();
  const words = useProgressWords();
  const { members, members_ended: ended } = line;
  if (progress.state === 'waiting' && members && (ended ?? 0) < members) {
    return t('exports.batchWaiting', { ended: ended ?? 0, count: members });
  }
  return words(progress, { place: line.place, nextTryAt: line.next_try_at });
}

/** Of a bundle its members are nine tenths, putting them together is the rest. */
function percentOf({ members, members_ended: ended }: QueueLine, { percent }: JobProgress): number {
  return members ? (90 * (ended ?? 0)) / members + percent / 10 : percent;
}
