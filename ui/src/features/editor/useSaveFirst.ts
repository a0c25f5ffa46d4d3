import { useCallback } from 'react';
import { useMessages } from '~/messages/useMessages';
import { tell } from '~/ui/notify';
import type { SaveState, Session } from './session/session';
import { useEditorParts } from './useEditor';

/** For what the API does with the saved document: true once it has everything. Else why not is said. */
export function useSaveFirst(): () => Promise<boolean> {
  const { t } = useMessages();
  const { session } = useEditorParts();
  return useCallback(async () => {
    if (await session.save()) return true;
    // Merged with another's save, or typed meanwhile: that is sent as well.
    if (stateOf(session).kind === 'unsaved' && (await session.save())) return true;
    const state = stateOf(session);
    const why = state.kind === 'failed' ? state.problem.detail : '';
    tell(t(`editor.first_${isHeldUp(state.kind) ? state.kind : 'unsaved'}`, { why }));
    return false;
  }, [session, t]);
}

const stateOf = (session: Session) => session.store.get().saveState;

const HELD_UP = ['offline', 'failed', 'conflict'] as const;
const isHeldUp = (kind: SaveState['kind']): kind is (typeof HELD_UP)[number] =>
  HELD_UP.some((one) => one === kind);
