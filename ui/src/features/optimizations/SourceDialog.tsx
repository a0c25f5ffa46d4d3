import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useEditorParts, useSession, useView } from '~/features/editor/useEditor';
import { linesBehind } from '~/features/imports/ledger';
import { Original } from '~/features/imports/Original';
import { useLedger } from '~/features/imports/useSource';
import { useMessages } from '~/messages/useMessages';
import classes from './FieldAid.module.css';

/** The pages of the file, with the very lines lit that a text rests on. */
export default function SourceDialog() {
  const { t } = useMessages();
  const { view } = useEditorParts();
  const isPhone = useMediaQuery('(max-width: 600px)');
  const paths = useView((state) => state.sourcePaths);
  const resumeId = useSession((state) => state.saved.resumeId);
  const ledger = useLedger(resumeId);
  useFocusBack(paths?.[0]);
  if (!paths || !ledger) return null;
  const lit = linesBehind(ledger, paths);
  return (
    <Modal
      opened
      onClose={() => view.store.set({ sourcePaths: null })}
      size="52rem"
      fullScreen={isPhone ?? false}
      title={t('imports.original')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <ul className={classes.source} aria-label={t('imports.litLines')}>
        {lit.map(({ number, text, box }) => (
          <li key={number}>
            <q>{text}</q> {box && <small>{t('imports.pageNumber', { number: box.page })}</small>}
          </li>
        ))}
      </ul>
      <Original resumeId={resumeId} ledger={ledger} lit={lit} />
    </Modal>
  );
}

/** Once it is closed, to what it was opened from; to the text, where that is gone with the mouse. */
function useFocusBack(path: string | undefined): void {
  const [opener] = useState(() => document.activeElement as HTMLElement | null);
  const [opened] = useState(path);
  useEffect(
    () => () => {
      const field = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(opened ?? '')}"]`);
      (opener?.isConnected && opener !== document.body ? opener : field)?.focus();
    },
    [opener, opened],
  );
}
