import { useSuspenseQuery } from '@tanstack/react-query';
import { readRetentionOptions } from '~/api/@tanstack/react-query.gen';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import classes from './Settings.module.css';

/** How long this installation keeps what goes by itself. */
export function Kept() {
  const { t } = useMessages();
  const { number } = useFormat();
  const { data: kept } = useSuspenseQuery(readRetentionOptions());
  const rows = [
    ['deleted', kept.deleted_days],
    ['artifacts', kept.artifacts_days],
    ['history', kept.history_days],
    ['jobs', kept.jobs_days],
    ['events', kept.events_days],
    ['aiOperations', kept.ai_operations_days],
  ] as const;
  return (
    <ul className={classes.rows}>
      {rows.map(([name, days]) => (
        <li key={name} className={classes.kept}>
          <span>{t(`settings.kept_${name}`)}</span>
          <span className={classes.quiet}>{t('settings.days', { count: days, number: number(days) })}</span>
        </li>
      ))}
    </ul>
  );
}
