import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Problem } from '~/api';
import { useMessages } from '~/messages/useMessages';
import { ProblemNotice } from '~/ui/ProblemNotice';
import type { SaveState } from './session/session';
import { useEditorParts, useSession } from './useEditor';

/** Why the last save was refused. It stays while the next is on its way, so that writing on does not make it flicker. */
export default function SaveTrouble() {
  const { session } = useEditorParts();
  const state = useSession((one) => one.saveState);
  const [shown, setShown] = useState<Problem | null>(null);
  const problem = problemIn(state, shown);
  if (problem !== shown) setShown(problem);
  if (problem === null) return null;
  if (problem.status === 401) return <SignedOut problem={problem} />;
  return <ProblemNotice error={problem} onRetry={() => void session.save()} />;
}

function problemIn(state: SaveState, before: Problem | null): Problem | null {
  if (state.kind === 'failed') return state.problem;
  return state.kind === 'unsaved' || state.kind === 'saving' ? before : null;
}

/** They sign in beside the open work, and it is saved as soon as they are back. */
function SignedOut({ problem }: { problem: Problem }) {
  const { t } = useMessages();
  const { session } = useEditorParts();
  useEffect(() => {
    const back = () => void session.save();
    window.addEventListener('focus', back);
    return () => window.removeEventListener('focus', back);
  }, [session]);
  const said = { ...problem, title: t('editor.signedOut'), detail: t('editor.signedOutText'), fix: null };
  return (
    <ProblemNotice error={said} onRetry={() => void session.save()}>
      <Button component="a" href="/sign-in" target="_blank" size="compact-sm" variant="default">
        {t('editor.signInAgain')}
      </Button>
    </ProblemNotice>
  );
}
