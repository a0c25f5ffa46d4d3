import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listQuestions } from '~/api';
import { useEditorParts, useSession } from '~/features/editor/useEditor';
import { useMessages } from '~/messages/useMessages';
import { Place, Said } from '~/ui/Said';
import classes from './Suggestions.module.css';

/** As the generated options would have it, which would load with every page. */
export const questionsKey = (documentId: string) => [
  { _id: 'listQuestions', path: { optimized_id: documentId } },
];

/** What only the person knows: each question leads to the field that its answer belongs to. */
export function Questions() {
  const { t } = useMessages();
  const { view } = useEditorParts();
  const documentId = useSession((state) => state.documentId);
  const path = { optimized_id: documentId };
  const { data: questions } = useQuery({
    queryKey: questionsKey(documentId),
    queryFn: async ({ signal }) => (await listQuestions({ path, signal, throwOnError: true })).data,
  });
  if (!questions || questions.length === 0) return null;
  return (
    <section>
      <Title order={3} className={classes.heading}>
        {t('optimizations.questions')}
      </Title>
      <p className={classes.soft}>{t('optimizations.questionsHint')}</p>
      <ul className={classes.facts}>
        {questions.map(({ id, target, place, text, why }) => (
          <li key={id}>
            <button type="button" className={classes.place} onClick={() => view.jumpTo(target)}>
              <Place>{place}</Place>
            </button>
            <p>
              <Said>{text}</Said>
            </p>
            <p className={classes.soft}>
              <Said>{why}</Said>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
