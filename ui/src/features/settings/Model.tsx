import { useSuspenseQuery } from '@tanstack/react-query';
import type { Quota } from '~/api';
import { listAiOperationsOptions, readAiQuotaOptions } from '~/api/@tanstack/react-query.gen';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import { Bar } from '~/ui/Bar';
import { ModelCalls } from './ModelCalls';
import { OwnKey } from './OwnKey';
import { Section } from './Section';
import classes from './Settings.module.css';

/** Whose model is asked, what of today is used, and what it cost. */
export function Model() {
  const { t } = useMessages();
  const { data: quota } = useSuspenseQuery(readAiQuotaOptions());
  const { data: calls } = useSuspenseQuery(listAiOperationsOptions({ query: { limit: 20 } }));
  return (
    <>
      <Section title={t('settings.model')} intro={t('settings.modelIntro')}>
        <State quota={quota} />
      </Section>
      {quota.provider && (
        <Section title={t('settings.today')}>
          <Today quota={quota} />
        </Section>
      )}
      {quota.takes_own_key && <OwnKey provider={quota.provider} hasOne={quota.has_own_key} />}
      {calls.items.length > 0 && (
        <Section title={t('settings.calls')} intro={t('settings.callsIntro')}>
          <ModelCalls calls={calls.items} />
        </Section>
      )}
    </>
  );
}

function State({ quota }: { quota: Quota }) {
  const { t } = useMessages();
  if (!quota.provider) return <p className={classes.state}>{t('settings.modelNone')}</p>;
  const { provider, model, fallback_model: fallback } = quota;
  return (
    <>
      <p className={classes.state}>
        <strong>{model}</strong> · {provider}
        {fallback && ` · ${t('settings.modelFallback', { model: fallback })}`}
      </p>
      <p className={classes.quiet}>
        {t(quota.is_available ? 'settings.modelReady' : 'settings.modelNeedsKey')}
      </p>
    </>
  );
}

function Today({ quota }: { quota: Quota }) {
  const { t } = useMessages();
  const { number, dollars, dateTime } = useFormat();
  const words = t('settings.operationsUsed', { used: number(quota.used), limit: number(quota.limit) });
  const tokens = { read: number(quota.input_tokens_today), written: number(quota.output_tokens_today) };
  return (
    <>
      <p className={classes.state}>{words}</p>
      <Bar
        percent={(100 * quota.used) / Math.max(quota.limit, 1)}
        label={t('settings.operations')}
        text={words}
      />
      <p className={classes.quiet}>
        {[
          t('settings.tokens', tokens),
          quota.cost_microdollars_today > 0 && dollars(quota.cost_microdollars_today),
          t('settings.resets', { when: dateTime(quota.resets_at) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  );
}
