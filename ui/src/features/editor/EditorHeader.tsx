import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowLeft,
  IconDownload,
  IconHistory,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import classes from './Editor.module.css';
import { SaveStatus } from './SaveStatus';
import { useEditorParts, useSession, useView } from './useEditor';

const ExportDialog = lazy(async () => ({
  default: (await import('~/features/exports/ExportDialog')).ExportDialog,
}));

const RebaseOffer = lazy(async () => ({
  default: (await import('~/features/optimizations/RebaseOffer')).RebaseOffer,
}));

type Props = {
  readonly isExporting: boolean;
  readonly openExport: () => void;
  readonly closeExport: () => void;
};

export function EditorHeader({ isExporting, openExport, closeExport }: Props) {
  const { t } = useMessages();
  const { session, view } = useEditorParts();
  const isPhone = useMediaQuery('(max-width: 600px)');
  const { documentId, kind } = session.store.get();
  const canUndo = useSession((state) => state.undo.past.length > 0);
  const canRedo = useSession((state) => state.undo.future.length > 0);
  return (
    <header className={classes.header}>
      <ActionIcon
        component={Link}
        to="/"
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('editor.back')}
        className={classes.back}
      >
        <IconArrowLeft size={18} stroke={1.6} aria-hidden />
      </ActionIcon>
      <DocumentTitle />
      <SaveStatus />
      <span className={classes.space} />
      {kind === 'optimized_resume' && (
        <Suspense>
          <RebaseOffer />
        </Suspense>
      )}
      <Score />
      <span className={classes.actions}>
        <Act label={t('editor.undo')} isOff={!canUndo} run={session.undo} icon={IconArrowBackUp} />
        <Act label={t('editor.redo')} isOff={!canRedo} run={session.redo} icon={IconArrowForwardUp} />
        {!isPhone && (
          <Act label={t('editor.history')} run={() => view.showPanel('history')} icon={IconHistory} />
        )}
      </span>
      <Button
        size="sm"
        leftSection={<IconDownload size={17} stroke={1.6} aria-hidden />}
        onClick={openExport}
      >
        {t('editor.export')}
      </Button>
      {isExporting && (
        <Suspense>
          <ExportDialog
            documentId={documentId}
            kind={kind === 'resume' ? 'resume' : 'optimized'}
            opened
            onClose={closeExport}
          />
        </Suspense>
      )}
    </header>
  );
}

type ActProps = {
  readonly label: string;
  readonly isOff?: boolean;
  readonly run: () => void;
  readonly icon: typeof IconHistory;
};

function Act({ label, isOff = false, run, icon: Icon }: ActProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={label}
        aria-disabled={isOff}
        onClick={() => !isOff && run()}
      >
        <Icon size={18} stroke={1.6} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

/** The screen's heading; a click makes it a field. */
function DocumentTitle() {
  const { t } = useMessages();
  const { session } = useEditorParts();
  const title = useSession((state) => state.title);
  const [typed, setTyped] = useState<string | null>(null);
  const end = (isKept: boolean) => {
    const next = typed?.trim() ?? '';
    if (isKept && next && next !== title) session.say({ title: next });
    setTyped(null);
  };
  if (typed !== null) {
    return (
      <TextInput
        autoFocus
        size="sm"
        className={classes.titleInput}
        aria-label={t('editor.title')}
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => end(true)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === 'Escape') end(event.key === 'Enter');
        }}
      />
    );
  }
  return (
    <h1 className={classes.title}>
      <button type="button" title={t('editor.rename')} onClick={() => setTyped(title)}>
        {title || t('editor.untitled')}
      </button>
    </h1>
  );
}

function Score() {
  const { t } = useMessages();
  const { number } = useFormat();
  const { view } = useEditorParts();
  const saved = useSession((state) => state.saved.matchScore);
  const judged = useView((state) => state.judgement.score);
  const isBusy = useView(({ judgement }) => judgement.isOld && !judgement.problem);
  const score = judged ? judged.match : saved;
  if (score === null) return null;
  return (
    <button
      type="button"
      className={classes.score}
      aria-busy={isBusy}
      title={t('editor.showPanel', { name: t('scoring.panel') })}
      onClick={() => view.showPanel('match')}
    >
      {t('editor.match')} <strong>{number(Math.round(score))}</strong>
    </button>
  );
}
