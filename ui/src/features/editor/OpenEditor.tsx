import { Skeleton } from '@mantine/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { NotFound } from '~/features/shell/NotFound';
import { useChanges } from '~/live/useChanges';
import { useMessages } from '~/messages/useMessages';
import { tell, tellUndo } from '~/ui/notify';
import { Page } from '~/ui/Page';
import { ProblemNotice } from '~/ui/ProblemNotice';
import { whoWasHere } from '~/ui/person';
import { isGone, problemOf } from '~/ui/problem';
import { whenIdle } from '~/ui/whenIdle';
import { mint } from './document/draft';
import { Editor } from './Editor';
import type { Kind, Loaded } from './session/content';
import { doorTo } from './session/door';
import { holdTab, type Keeper, makeKeeper } from './session/localDraft';
import { withAbout } from './session/offlineCopy';
import { type OnNotice, openSession, type Session } from './session/session';
import { EditorContext } from './useEditor';
import { makeView } from './view';

const loadOffline = () => import('./session/loadedOffline');
const keptOf = async (place: string | null) => {
  if (place === null) return null;
  try {
    return (await loadOffline()).loadedOffline(place);
  } catch (error) {
    console.warn('What this browser kept cannot be looked for', error);
    return null;
  }
};
const placeOf = (documentId: string) => {
  const person = whoWasHere();
  return person === null ? null : `${person}.${documentId}`;
};

type Props = { readonly kind: Kind; readonly documentId: string; readonly panel?: string | undefined };

/** Loads the document and opens a session on it, with what this browser kept of an earlier one. */
export function OpenEditor({ kind, documentId, panel }: Props) {
  const { t } = useMessages();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an attempt is another try at the same
  useEffect(() => {
    let hasLeft = false;
    setError(null);
    doorTo(kind, documentId)
      .load()
      .then((one) => !hasLeft && setLoaded(one))
      .catch(async (failure: unknown) => {
        const isUnreachable = problemOf(failure).code === 'unreachable';
        const kept = isUnreachable ? await keptOf(placeOf(documentId)) : null;
        if (hasLeft) return;
        if (kept) setLoaded(kept);
        else setError(failure);
      });
    return () => {
      hasLeft = true;
    };
  }, [kind, documentId, attempt]);
  if (error !== null && isGone(error)) return <NotFound />;
  if (error !== null) {
    return (
      <Page title={t('editor.cannotOpen')} width="narrow">
        <ProblemNotice error={error} onRetry={() => setAttempt(attempt + 1)} />
      </Page>
    );
  }
  if (!loaded) {
    return (
      <Page tabTitle={t('ui.loading')}>
        <Skeleton h="70vh" role="status" aria-label={t('ui.loading')} />
      </Page>
    );
  }
  return <OpenSession kind={kind} documentId={documentId} loaded={loaded} panel={panel} />;
}

function OpenSession({ kind, documentId, loaded, panel }: Props & { readonly loaded: Loaded }) {
  const notice = useNotices();
  const view = useMemo(() => makeView(panel), [panel]);
  const [session, setSession] = useState<Session | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: words of another language are no reason to open it anew
  useEffect(() => {
    const tab = mint('tab');
    const end = new AbortController();
    const place = placeOf(documentId) ?? documentId;
    const keeper: Keeper = withAbout(
      makeKeeper(place, tab),
      `${place}.${tab}`,
      () => opened.store.get().saved,
    );
    holdTab(place, tab, end.signal);
    const opened: Session = openSession({
      documentId,
      kind,
      loaded,
      keeper,
      door: doorTo(kind, documentId),
      onNotice: notice,
    });
    void keeper.recover((kept) => !end.signal.aborted && opened.recover(kept));
    setSession(opened);
    const saveFirst = (event: Event) => (event as CustomEvent<Promise<unknown>[]>).detail.push(opened.save());
    window.addEventListener('bespoke:reload', saveFirst, { signal: end.signal });
    return () => {
      opened.close();
      end.abort();
    };
  }, [kind, documentId, loaded]);
  // It is needed when nothing can be loaded any more.
  useEffect(() => whenIdle(() => void loadOffline().catch(() => null)), []);
  useLive(session, documentId);
  if (!session) return null;
  return (
    <EditorContext value={{ session, view }}>
      <Editor />
    </EditorContext>
  );
}

/** What is saved elsewhere comes into the open draft, also when nobody could tell of it. */
function useLive(session: Session | null, documentId: string): void {
  useChanges(
    useCallback(
      (change) => {
        if (change && !(change.subject_id === documentId && /^(resume|optimized_resume)\./.test(change.type)))
          return;
        const revision = change?.payload.revision;
        session?.pull(typeof revision === 'number' ? revision : undefined).catch((error: unknown) => {
          // The next event or save brings it.
          console.warn('A change from elsewhere could not be loaded', error);
        });
      },
      [session, documentId],
    ),
  );
}

function useNotices(): OnNotice {
  const { t } = useMessages();
  return (notice, discard) => {
    if (discard) tellUndo(t('editor.recovered'), t('editor.discard'), discard);
    else tell(t(notice === 'merged' ? 'editor.merged' : 'editor.updated'));
  };
}
