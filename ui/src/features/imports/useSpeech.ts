import { useMemo, useRef } from 'react';
import { type Translate, useMessages } from '~/messages/useMessages';
import { dragSpeech } from '~/ui/dragSpeech';
import type { LedgerLine } from './ledger';
import { type Target, targetAt } from './leftOver';
import type { Section } from './resumeFields';

export function calledBy(t: Translate, { section, entry }: Target): string {
  return [t(`imports.${section}`), entry?.label].filter(Boolean).join(' · ');
}

/** What is heard while a line is dragged to its place; that it arrived is told by a notification. */
export function useSpeech(sections: readonly Section[], lines: readonly LedgerLine[]) {
  const { t } = useMessages();
  const now = useRef({ sections, lines });
  now.current = { sections, lines };
  return useMemo(() => {
    const textOf = (id: unknown) => now.current.lines.find((one) => `line-${one.number}` === id)?.text ?? '';
    return dragSpeech(
      {
        dragstart: ({ operation }) => t('imports.lineTaken', { text: textOf(operation.source?.id) }),
        dragover: ({ operation }) => {
          const target = targetAt(now.current.sections, operation.target?.id);
          return target ? t('imports.lineOver', { section: calledBy(t, target) }) : t('imports.lineNowhere');
        },
        dragend: ({ operation, canceled }) =>
          canceled || !operation.target
            ? t('imports.lineBack', { text: textOf(operation.source?.id) })
            : undefined,
      },
      t('editor.howToMove'),
    );
  }, [t]);
}
