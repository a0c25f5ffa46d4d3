import { useEffect, useMemo, useRef, useState } from 'react';
import { checkOptimizedResume, scoreResume } from '~/api';
import { useEditorParts, useSession, useView } from '~/features/editor/useEditor';
import { useChanges } from '~/live/useChanges';
import { problemOf } from '~/ui/problem';
import { marksByPath } from './judgement';

const PAUSE_MS = 700;

/**
 * Has every draft, without what it leaves out, judged once the writing pauses: score and marks stand in the view for
 * whoever shows them. A résumé is its own ground, so nothing in it is marked.
 */
export function Judging() {
  const { session, view } = useEditorParts();
  const content = useSession((state) => state.content);
  const draft = useMemo(() => session.shown(content), [session, content]);
  const revision = useSession((state) => state.saved.revision);
  const { documentId, kind } = session.store.get();
  const { postingId } = session.store.get().saved;
  const ground = useGround(documentId, postingId);
  const asked = useView((state) => state.judgement.asked);
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it is judged by may change without the draft
  useEffect(() => {
    const end = new AbortController();
    const setJudged = (change: Partial<ReturnType<typeof view.store.get>['judgement']>) =>
      view.store.set({ judgement: { ...view.store.get().judgement, ...change } });
    if (!view.store.get().judgement.isOld) setJudged({ isOld: true });
    const judge = async () => {
      isFirst.current = false;
      const given = { signal: end.signal, throwOnError: true } as const;
      const isOptimized = kind === 'optimized_resume';
      const [score, checked] = await Promise.all([
        scoreResume({
          ...given,
          body: { ...(isOptimized ? { optimized_id: documentId } : {}), resume_json: draft },
        }),
        isOptimized
          ? checkOptimizedResume({
              ...given,
              path: { optimized_id: documentId },
              body: { resume_json: draft },
            })
          : null,
      ]);
      setJudged({
        score: score.data,
        marks: marksByPath(checked?.data.marks ?? []),
        isOld: false,
        problem: null,
      });
    };
    const timer = setTimeout(
      () =>
        judge().catch((error: unknown) => {
          // The last judgement stays, shown as old; the next pause asks again.
          if (!end.signal.aborted) setJudged({ problem: problemOf(error) });
        }),
      isFirst.current ? 0 : PAUSE_MS,
    );
    return () => {
      clearTimeout(timer);
      end.abort();
    };
  }, [draft, revision, ground, asked, documentId, kind, view]);
  return null;
}

/** Rises when the posting or the person's facts change, by whomever. */
function useGround(documentId: string, postingId: string | null): number {
  const [ground, setGround] = useState(0);
  useChanges(
    useMemo(
      () => (change) => {
        const isFact = change?.type.startsWith('fact.') && change.subject_id === documentId;
        const isPosting = change?.type.startsWith('posting.') && change.subject_id === postingId;
        if (isFact || isPosting) setGround((before) => before + 1);
      },
      [documentId, postingId],
    ),
  );
  return ground;
}
