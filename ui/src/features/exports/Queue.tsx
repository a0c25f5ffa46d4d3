import { Title } from '@mantine/core';
import { useDocumentVisibility } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { QueueLine } from '~/api';
import { listExportQueueOptions } from '~/api/@tanstack/react-query.gen';
import { useMessages } from '~/messages/useMessages';
import { ProblemNotice } from '~/ui/ProblemNotice';
import classes from './Exports.module.css';
import { QueueRow } from './QueueRow';

/** Browsers open six connections to a place, for all tabs; the stream of changes has one of them. */
const FOLLOWED = 2;

/** What runs, waits, or came to nothing. The list hears of starts and ends, its first rows of every step between. */
export function Queue() {
  const { t } = useMessages();
  const isSeen = useDocumentVisibility() !== 'hidden';
  const { data: lines, error, refetch } = useQuery(listExportQueueOptions());
  const followed = new Set(
    isSeen
      ? (lines ?? [])
          .filter(mayMove)
          .slice(0, FOLLOWED)
          .map(({ id }) => id)
      : [],
  );
  return (
    <section aria-labelledby="queue">
      <div className={classes.head}>
        <Title order={2} id="queue">
          {t('exports.queue')}
        </Title>
      </div>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {lines?.length === 0 && <p className={classes.quiet}>{t('exports.queueEmpty')}</p>}
      <ul className={classes.list}>
        {lines?.map((line) => (
          <QueueRow key={line.id} line={line} isFollowed={followed.has(line.id)} />
        ))}
      </ul>
    </section>
  );
}

/** What may start or go on now; a bundle only once its members have ended. */
function mayMove({ status, members, members_ended, next_try_at }: QueueLine): boolean {
  if (status === 'processing') return true;
  return status === 'pending' && !next_try_at && (members ?? 0) <= (members_ended ?? 0);
}
