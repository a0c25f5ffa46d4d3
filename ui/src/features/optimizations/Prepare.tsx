import { Button, Skeleton, Title } from '@mantine/core';
import { AnalysisEditor } from '~/features/postings/AnalysisEditor';
import { PostingText } from '~/features/postings/PostingText';
import { useIsCorrecting, usePosting } from '~/features/postings/usePosting';
import { useMessages } from '~/messages/useMessages';
import { Page } from '~/ui/Page';
import { ProblemNotice } from '~/ui/ProblemNotice';
import { useKept } from '~/ui/useKept';
import classes from './Optimize.module.css';
import { useStart } from './useStart';
import { WishesForm } from './WishesForm';
import { NO_WISHES, type OptimizeSearch, type Wishes } from './wishes';

type Props = {
  readonly resumeId: string;
  readonly postingId: string;
  readonly go: (change: OptimizeSearch) => void;
};

/** What was read of the posting, to be corrected, and what the person wishes. */
export function Prepare({ resumeId, postingId, go }: Props) {
  const { t } = useMessages();
  const { data: posting, error, refetch } = usePosting(postingId);
  const isCorrecting = useIsCorrecting(postingId);
  const [wishes, setWishes] = useKept<Wishes>(`wishes.${resumeId}.${postingId}`, NO_WISHES);
  const starting = useStart(({ job_id }) => go({ job: job_id }));
  const start = () => starting.mutate({ wishes, resumeId, postingId });
  const trouble = starting.error && <ProblemNotice error={starting.error} onRetry={start} />;
  const starter = (className?: string) => (
    <Button
      className={className}
      onClick={start}
      loading={starting.isPending}
      disabled={!posting || isCorrecting}
    >
      {t('optimizations.start')}
    </Button>
  );
  return (
    <Page
      title={t('optimizations.check')}
      intro={t('optimizations.checkIntro')}
      actions={
        <>
          <Button variant="default" onClick={() => go({ posting: '' })}>
            {t('optimizations.otherPosting')}
          </Button>
          {starter(classes.startAbove)}
        </>
      }
    >
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      <div className={classes.startAbove}>{trouble}</div>
      {!posting && !error && <Skeleton h={420} role="status" aria-label={t('ui.loading')} />}
      {posting && (
        <div className={classes.columns}>
          <section aria-labelledby="asked-heading">
            <Title order={2} id="asked-heading" className={classes.heading}>
              {t('optimizations.asked')}
            </Title>
            <AnalysisEditor posting={posting} />
            <details className={classes.details}>
              <summary>{t('optimizations.showText')}</summary>
              <PostingText posting={posting} />
            </details>
          </section>
          <section aria-labelledby="wishes-heading">
            <Title order={2} id="wishes-heading" className={classes.heading}>
              {t('optimizations.wishes')}
            </Title>
            <WishesForm resumeId={resumeId} posting={posting} wishes={wishes} setWishes={setWishes} />
            <div className={classes.startBelow}>
              {trouble}
              {starter()}
            </div>
          </section>
        </div>
      )}
    </Page>
  );
}
