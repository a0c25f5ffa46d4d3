import { Button } from '@mantine/core';
import { useMessages } from '~/messages/useMessages';
import classes from './Editor.module.css';
import type { SaveState } from './session/session';
import { useEditorParts, useSession } from './useEditor';

/** Whether the work is safe, in words; read out when it changes. */
export function SaveStatus() {
  const { t, locale } = useMessages();
  const { session } = useEditorParts();
  const state = useSession((one) => one.saveState);
  // A failed save has a notice of its own, with why.
  const isOffline = state.kind === 'offline';
  return (
    <span className={classes.saveState} data-kind={state.kind}>
      <span role="status" aria-live="polite">
        {t(`editor.save_${state.kind}`, { time: timeOf(state, locale) })}
      </span>
      {isOffline && (
        <Button size="compact-xs" variant="subtle" onClick={() => void session.save()}>
          {t('ui.retry')}
        </Button>
      )}
    </span>
  );
}

function timeOf(state: SaveState, locale: string): string {
  if (state.kind !== 'saved') return '';
  const at = new Date(state.at);
  const isToday = at.toDateString() === new Date().toDateString();
  const shape = isToday ? ({ timeStyle: 'short' } as const) : ({ dateStyle: 'medium' } as const);
  return new Intl.DateTimeFormat(locale, shape).format(at);
}
