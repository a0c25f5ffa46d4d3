import { DragDropProvider } from '@dnd-kit/react';
import { Stack } from '@mantine/core';
import { useMemo, useRef } from 'react';
import { useMessages } from '~/messages/useMessages';
import { FileNotices } from '~/ui/FileNotices';
import { tell } from '~/ui/notify';
import { Doubts } from './Doubts';
import { FormSection } from './FormSection';
import { LeftOver } from './LeftOver';
import type { Ledger } from './ledger';
import { unplaced } from './leftOver';
import { SECTIONS, type SectionName, sectionsOf } from './resumeFields';
import type { DraftOfResume } from './useDraft';

type Props = {
  readonly draft: DraftOfResume;
  readonly ledger: Ledger | null;
  readonly onPath: (path: string) => void;
};

/** The fields by section; lines that found no place stand above them. */
export function Form({ draft, ledger, onPath }: Props) {
  const { t } = useMessages();
  const root = useRef<HTMLDivElement>(null);
  const sections = useMemo(() => sectionsOf(draft.content), [draft.content]);
  const left = useMemo(() => unplaced(ledger?.lines ?? [], draft.content), [ledger, draft.content]);
  const confidence = ledger?.field_confidence ?? {};
  const assign = (text: string, section: SectionName) => {
    draft.assign(text, section);
    tell(t('imports.placed', { text, section: t(`imports.${section}`) }));
  };
  return (
    <DragDropProvider
      onDragEnd={({ operation, canceled }) => {
        const section = SECTIONS.find((name) => name === operation.target?.id);
        const line = left.find((one) => `line-${one.number}` === operation.source?.id);
        if (!canceled && section && line) assign(line.text, section);
      }}
    >
      <Stack gap="xl" ref={root}>
        <FileNotices notices={ledger?.warnings ?? []} />
        <Doubts sections={sections} confidence={confidence} root={root} />
        {ledger && <LeftOver lines={left} onAssign={assign} />}
        {sections.map((section) => (
          <FormSection
            key={section.name}
            section={section}
            confidence={confidence}
            onChange={draft.set}
            onRemove={draft.remove}
            onPath={onPath}
          />
        ))}
      </Stack>
    </DragDropProvider>
  );
}
