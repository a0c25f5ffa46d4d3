import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useMessages } from '~/messages/useMessages';
import { orNothing } from '~/ui/orNothing';
import classes from './Editor.module.css';
import { EditorHeader } from './EditorHeader';
import { Forms } from './form/Forms';
import { LeaveGuard } from './LeaveGuard';
import { Panels, useChosenPanel } from './Panels';
import { Pages } from './pages/Pages';
import { useSession, useView } from './useEditor';
import { useEditorCommands } from './useEditorCommands';
import { useSaveFirst } from './useSaveFirst';

const ConflictDialog = lazy(() => import('./ConflictDialog'));
const SaveTrouble = lazy(orNothing(() => import('./SaveTrouble')));
const PhoneTabs = lazy(orNothing(() => import('./PhoneTabs')));
const Judging = lazy(
  orNothing(async () => ({ default: (await import('~/features/scoring/Judging')).Judging })),
);
const AtSource = lazy(orNothing(() => import('~/features/optimizations/AtSource')));

/** Forms, pages and panels of one open document. */
export function Editor() {
  const { t } = useMessages();
  const [isExporting, setExporting] = useState(false);
  const kind = useSession((state) => state.kind);
  const title = useSession((state) => state.title);
  const hasPanel = useChosenPanel() !== undefined;
  const tab = useView((state) => (state.tab === 'panel' && !hasPanel ? 'edit' : state.tab));
  const isNarrow = useMediaQuery('(max-width: 900px)', undefined, { getInitialValueInEffect: false });
  const saveFirst = useSaveFirst();
  const openExport = useCallback(async () => {
    if (await saveFirst()) setExporting(true);
  }, [saveFirst]);
  useEditorCommands(openExport);
  useEffect(() => {
    document.title = `${title || t('editor.untitled')} – Bespoke`;
  }, [title, t]);
  return (
    <div className={classes.editor} data-tab={isNarrow ? tab : undefined}>
      <EditorHeader {...{ isExporting, openExport }} closeExport={() => setExporting(false)} />
      <Suspense>
        <SaveTrouble />
      </Suspense>
      {isNarrow && (
        <Suspense fallback={<div className={classes.tabsPlace} />}>
          <PhoneTabs />
        </Suspense>
      )}
      <div className={classes.work}>
        <div className={classes.forms}>
          <Forms />
        </div>
        <div className={classes.pages}>
          <Pages />
        </div>
        <Panels />
      </div>
      <Suspense>
        {kind === 'optimized_resume' && <Judging />}
        <AtSource />
        <Conflict />
      </Suspense>
      <LeaveGuard />
    </div>
  );
}

function Conflict() {
  const saveState = useSession((state) => state.saveState);
  return saveState.kind === 'conflict' ? <ConflictDialog clash={saveState.clash} /> : null;
}
