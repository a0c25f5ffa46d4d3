import { useQuery } from '@tanstack/react-query';
import { getExportStatsOptions } from '~/api/@tanstack/react-query.gen';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import classes from './Exports.module.css';

/** Three quiet figures. */
export function Figures() {
  const { t } = useMessages();
  const { number, percent } = useFormat();
  const { data: stats } = useQuery(getExportStatsOptions());
  if (!stats || stats.exports === 0) return <span />;
  return (
    <p className={classes.figures}>
      <span>
        <strong>{number(stats.exports)}</strong> {t('exports.exportsMade', { count: stats.exports })}
      </span>
      {stats.success_rate !== null && (
        <span>
          <strong>{percent(stats.success_rate)}</strong> {t('exports.successRate')}
        </span>
      )}
      {stats.median_seconds !== null && (
        <span>
          <strong>{t('exports.seconds', { count: number(stats.median_seconds) })}</strong>{' '}
          {t('exports.medianTime')}
        </span>
      )}
    </p>
  );
}
