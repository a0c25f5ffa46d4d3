import { Skeleton } from '@mantine/core';
import { useEditorParts, useView } from '~/features/editor/useEditor';
import { useMessages } from '~/messages/useMessages';
import { ProblemNotice } from '~/ui/ProblemNotice';

/** Why the draft as it is now could not be judged; nothing while it can. */
export function JudgingTrouble() {
  const { view } = useEditorParts();
  const problem = useView((state) => state.judgement.problem);
  if (!problem) return null;
  const again = () => {
    const { judgement } = view.store.get();
    view.store.set({ judgement: { ...judgement, asked: judgement.asked + 1, problem: null } });
  };
  return <ProblemNotice error={problem} onRetry={again} />;
}

/** In place of the first judgement. */
export function NotJudged() {
  const { t } = useMessages();
  const hasFailed = useView((state) => state.judgement.problem !== null);
  return hasFailed ? <JudgingTrouble /> : <Skeleton h={320} role="status" aria-label={t('ui.loading')} />;
}
