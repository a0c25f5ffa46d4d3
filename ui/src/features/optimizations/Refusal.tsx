import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Verdict } from '~/api';
import { useMessages } from '~/messages/useMessages';
import { Said } from '~/ui/Said';
import classes from './Suggestions.module.css';

type Props = {
  readonly verdict: Verdict;
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
};

/** What the résumé does not say, and the person's word for it. */
export function Refusal({ verdict, isBusy, onConfirm }: Props) {
  const { t } = useMessages();
  const [isTrue, setTrue] = useState(false);
  return (
    <div className={classes.refusal} role="alert">
      <strong>{t('optimizations.refused')}</strong>
      <ul>
        {(verdict.reasons ?? []).map((one) => (
          <li key={`${one.kind} ${one.text}`}>
            <Said>{one.message}</Said>
          </li>
        ))}
      </ul>
      <Checkbox
        size="sm"
        label={t('optimizations.isTrue')}
        checked={isTrue}
        onChange={(event) => setTrue(event.currentTarget.checked)}
      />
      <Button size="compact-sm" mt="xs" disabled={!isTrue} loading={isBusy} onClick={onConfirm}>
        {t('optimizations.confirm')}
      </Button>
    </div>
  );
}
