import { useQuery } from '@tanstack/react-query';
import { getExportQuotaOptions } from '~/api/@tanstack/react-query.gen';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import { Bar } from '~/ui/Bar';
import classes from './Exports.module.css';

/** How much room files take. */
export function Room() {
  const { t } = useMessages();
  const { size } = useFormat();
  const { data: quota } = useQuery(getExportQuotaOptions());
  if (!quota) return null;
  const taken = quota.used_bytes + quota.reserved_bytes;
  const words = t('exports.roomUsed', { used: size(taken), limit: size(quota.limit_bytes) });
  return (
    <div className={classes.room}>
      <p className={classes.quiet} style={{ marginBlockEnd: 6 }}>
        {t('exports.room')}: {words}
      </p>
      <Bar percent={(100 * taken) / Math.max(quota.limit_bytes, 1)} label={t('exports.room')} text={words} />
    </div>
  );
}
