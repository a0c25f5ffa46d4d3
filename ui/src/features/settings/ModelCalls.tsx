import type { OperationShown } from '~/api';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import classes from './Settings.module.css';

const PURPOSES: Readonly<Record<string, 'optimize' | 'mend' | 'tell'>> = {
  optimize: 'optimize',
  mend: 'mend',
  tell: 'tell',
};
const ENDS: Readonly<Record<string, 'completed' | 'cached' | 'cut' | 'failed'>> = {
  completed: 'completed',
  cached: 'cached',
  cut: 'cut',
  failed: 'failed',
};

/** The ledger: every call, with what it took. */
export function ModelCalls({ calls }: { calls: readonly OperationShown[] }) {
  return (
    <ul className={classes.rows}>
      {calls.map((call) => (
        <Call key={call.id} call={call} />
      ))}
    </ul>
  );
}

function Call({ call }: { call: OperationShown }) {
  const { t } = useMessages();
  const { number, dollars, ago } = useFormat();
  const tokens = { read: number(call.input_tokens), written: number(call.output_tokens) };
  return (
    <li>
      <div>
        <div>{t(`settings.for_${PURPOSES[call.purpose] ?? 'optimize'}`)}</div>
        <div className={classes.quiet}>
          {call.model} · {ago(call.created_at)}
        </div>
      </div>
      <div className={classes.quiet}>
        {[
          t(`settings.call_${ENDS[call.status] ?? 'failed'}`),
          call.output_tokens > 0 && t('settings.tokens', tokens),
          call.cost_microdollars > 0 && dollars(call.cost_microdollars),
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
    </li>
  );
}
