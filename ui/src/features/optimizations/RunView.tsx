import { Alert, Button, Progress } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMessages } from '~/messages/useMessages';
import { Page } from '~/ui/Page';
import { ProblemNotice } from '~/ui/ProblemNotice';
import { Said } from '~/ui/Said';
import classes from './Optimize.module.css';
import { RunScores } from './RunScores';
import { isOver, type Run } from './run';
import { Stages } from './Stages';
import { StreamedSuggestions } from './StreamedSuggestions';
import { useCancel, useRun } from './useRun';
import type { OptimizeSearch } from './wishes';

type Props = {
  readonly jobId: string;
  readonly search: OptimizeSearch;
  readonly go: (change: OptimizeSearch) => void;
};

/** A run while it works and when it has ended: what it does, what it found, where to go on. */
export function RunView({ jobId, search, go }: Props) {
  const { t } = useMessages();
  const { run, isLineBroken, error, optimizedId } = useRun(jobId);
  const cancelling = useCancel(jobId);
  const again = () => go({ job: '' });
  if (error) {
    return (
      <Page title={t('optimizations.title')} width="narrow">
        <ProblemNotice error={error} onRetry={again} />
      </Page>
    );
  }
  return (
    <Page
      title={t(titleOf(run))}
      intro={<span role="status">{sayingOf(run, isLineBroken, t)}</span>}
      actions={
        <>
          {isOver(run)
            ? search.posting &&
              search.resume && (
                <Button variant="default" onClick={again}>
                  {t('optimizations.again')}
                </Button>
              )
            : run.state !== 'cancelling' && (
                <Button variant="default" loading={cancelling.isPending} onClick={() => cancelling.mutate()}>
                  {t('ui.cancel')}
                </Button>
              )}
          {optimizedId && (
            <Button
              variant={run.state === 'done' ? 'filled' : 'default'}
              renderRoot={(props) => (
                <Link
                  {...props}
                  to="/optimized/$id"
                  params={{ id: optimizedId }}
                  search={{ panel: 'suggestions' }}
                />
              )}
            >
              {t('optimizations.openEditor')}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.run}>
        <div className={classes.progress}>
          {!isOver(run) && (
            <Progress value={run.percent} aria-label={t('optimizations.progress')} size="sm" mb="md" />
          )}
          <Stages run={run} />
          <RunScores run={run} />
          {run.notices.map((notice) => (
            <Alert
              key={`${notice.code} ${notice.message}`}
              color="yellow"
              variant="light"
              icon={<IconInfoCircle aria-hidden />}
              title={t('optimizations.notice')}
            >
              <Said>{notice.message}</Said> {t('optimizations.rulesWhole')}
            </Alert>
          ))}
          {run.error && <Failure run={run} />}
        </div>
        <StreamedSuggestions run={run} />
      </div>
    </Page>
  );
}

function Failure({ run }: { run: Run }) {
  if (!run.error) return null;
  const { title, detail, fix } = run.error;
  return (
    <Alert role="alert" color="red" variant="light" title={<Said>{title}</Said>}>
      <Said>{detail}</Said>{' '}
      <strong>
        <Said>{fix}</Said>
      </strong>
    </Alert>
  );
}

function titleOf(run: Run) {
  switch (run.state) {
    case 'done':
      return 'optimizations.done';
    case 'failed':
      return 'optimizations.failed';
    case 'cancelled':
      return 'optimizations.cancelled';
    default:
      return 'optimizations.running';
  }
}

function sayingOf(run: Run, isLineBroken: boolean, t: ReturnType<typeof useMessages>['t']): string {
  if (isLineBroken && !isOver(run)) return t('optimizations.lineBroken');
  if (run.state === 'cancelling') return t('optimizations.cancelling');
  if (run.state === 'waiting' || run.state === 'postponed') return t('optimizations.waiting');
  const count = run.suggestions.length;
  if (isOver(run)) return t('optimizations.found', { count });
  return count > 0 ? t('optimizations.foundSoFar', { count }) : t('optimizations.working');
}
