import { Button, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { confirmFact, deleteFact, type MarkView } from '~/api';
import { listFactsOptions } from '~/api/@tanstack/react-query.gen';
import { useEditorParts, useSession } from '~/features/editor/useEditor';
import { useFieldName } from '~/features/editor/useFieldName';
import { refresh } from '~/live/stale';
import { useMessages } from '~/messages/useMessages';
import { tell, tellProblem } from '~/ui/notify';
import classes from './Suggestions.module.css';

export function useFacts() {
  const documentId = useSession((state) => state.documentId);
  const isOptimized = useSession((state) => state.kind === 'optimized_resume');
  return useQuery({ ...listFactsOptions({ path: { optimized_id: documentId } }), enabled: isOptimized });
}

/** The person vouches for a text that the guard asks about. */
export function useVouch() {
  const { t } = useMessages();
  const queryClient = useQueryClient();
  const documentId = useSession((state) => state.documentId);
  return useMutation({
    mutationFn: ({ path, text }: Pick<MarkView, 'path' | 'text'>) =>
      confirmFact({ path: { optimized_id: documentId }, body: { path, text }, throwOnError: true }),
    onSuccess: () => {
      tell(t('optimizations.factKept'));
      return refresh(queryClient, 'listFacts');
    },
    onError: tellProblem,
  });
}

/** What the person vouched for, to be taken back. */
export function Facts() {
  const { t } = useMessages();
  const { view } = useEditorParts();
  const queryClient = useQueryClient();
  const documentId = useSession((state) => state.documentId);
  const nameOf = useFieldName();
  const { data: facts } = useFacts();
  const withdrawing = useMutation({
    mutationFn: (fact_id: string) =>
      deleteFact({ path: { optimized_id: documentId, fact_id }, throwOnError: true }),
    onSuccess: () => refresh(queryClient, 'listFacts'),
    onError: tellProblem,
  });
  if (!facts || facts.length === 0) return null;
  return (
    <section>
      <Title order={3} className={classes.heading}>
        {t('optimizations.facts')}
      </Title>
      <p className={classes.soft}>{t('optimizations.factsHint')}</p>
      <ul className={classes.facts}>
        {facts.map((fact) => (
          <li key={fact.id}>
            <button type="button" className={classes.place} onClick={() => view.jumpTo(fact.entry_path)}>
              {nameOf(fact.entry_path)}
            </button>
            <p>{fact.text}</p>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              disabled={withdrawing.isPending}
              onClick={() => withdrawing.mutate(fact.id)}
            >
              {t('optimizations.withdraw')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
