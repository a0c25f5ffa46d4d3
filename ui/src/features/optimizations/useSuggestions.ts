import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { acceptSafeSuggestions, acceptSuggestion, rejectSuggestion, undoSuggestion } from '~/api';
import { listSuggestionsOptions } from '~/api/@tanstack/react-query.gen';
import { useEditorParts } from '~/features/editor/useEditor';
import { refresh } from '~/live/stale';
import { useMessages } from '~/messages/useMessages';
import { tell, tellProblem } from '~/ui/notify';
import { refusalOf } from './suggestions';

export function useSuggestions() {
  const { documentId } = useEditorParts().session.store.get();
  return useQuery(listSuggestionsOptions({ path: { optimized_id: documentId } }));
}

export type Decision =
  | { readonly kind: 'accept'; readonly choice?: number; readonly text?: string; readonly confirm?: boolean }
  | { readonly kind: 'reject' }
  | { readonly kind: 'undo' };

/** What is unsaved is saved first; what the decision changed comes into the open draft. */
function useDecided() {
  const { session } = useEditorParts();
  const queryClient = useQueryClient();
  return {
    session,
    before: async () => {
      if (!(await session.save())) throw new Error('unsaved');
    },
    after: async (revision: number) => {
      await Promise.all([session.pull(revision), refresh(queryClient, 'listSuggestions', 'listFacts')]);
    },
  };
}

/** `onDone` is called even when the card has left the list by then. */
export function useDecide(suggestionId: string, onDone: () => void) {
  const { session, before, after } = useDecided();
  const { t } = useMessages();
  return useMutation({
    mutationFn: async (decision: Decision) => {
      await before();
      const path = { optimized_id: session.store.get().documentId, suggestion_id: suggestionId };
      return session.quietly(async () => {
        const { data } = await sent(decision, path);
        await after(data.revision);
        return data;
      });
    },
    onSuccess: onDone,
    onError: (error) => {
      if (refusalOf(error)) return;
      if (error.message === 'unsaved') tell(t('optimizations.saveFirst'));
      else tellProblem(error);
    },
  });
}

type Place = { readonly optimized_id: string; readonly suggestion_id: string };

function sent(decision: Decision, path: Place) {
  const given = { path, throwOnError: true } as const;
  switch (decision.kind) {
    case 'accept': {
      const { kind: _, ...body } = decision;
      return acceptSuggestion({ ...given, body });
    }
    case 'reject':
      return rejectSuggestion(given);
    case 'undo':
      return undoSuggestion(given);
  }
}

export function useAcceptSafe(onDone: () => void) {
  const { session, before, after } = useDecided();
  const { t } = useMessages();
  return useMutation({
    mutationFn: async () => {
      await before();
      return session.quietly(async () => {
        const path = { optimized_id: session.store.get().documentId };
        const { data } = await acceptSafeSuggestions({ path, throwOnError: true });
        await after(data.revision);
        return data;
      });
    },
    onSuccess: ({ applied, failed }) => {
      onDone();
      const said = t('optimizations.safeApplied', { count: applied.length });
      tell(failed.length > 0 ? `${said} ${t('optimizations.safeFailed', { count: failed.length })}` : said);
    },
    onError: (error) =>
      error.message === 'unsaved' ? tell(t('optimizations.saveFirst')) : tellProblem(error),
  });
}
