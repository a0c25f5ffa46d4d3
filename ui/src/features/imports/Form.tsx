import { DragDropProvider } from '@dnd-kit/react';
import { Stack } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useMessages } from '~/messages/useMessages';
import { FileNotices } from '~/ui/FileNotices';
import { tell } from '~/ui/notify';
import { AddSection } from './Adding';
import { Doubts } from './Doubts';
import { FormSection } from './FormSection';
import { LeftOver } from './LeftOver';
import type { Ledger, LedgerLine } from './ledger';
import { nearestEntry, type Target, takersOf, targetAt, unplaced } from './leftOver';
import { nextEntry } from './missing';
import { type Place, type SectionName, sectionsOf } from './resumeFields';
import type { DraftOfResume } from './useDraft';
import { calledBy, useSpeech } from './useSpeech';

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
  const [fresh, setFresh] = useState<{ readonly place: Place } | null>(null);
  useEffect(() => {
    if (!fresh) return;
    // After the menu that it was chosen from has given the focus back.
    const frame = requestAnimationFrame(() => {
      const at = CSS.escape(fresh.place.join('/'));
      root.current?.querySelector<HTMLElement>(`[data-place="${at}"]`)?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [fresh]);
  const confidence = ledger?.field_confidence ?? {};
  const add = (place: Place) => {
    draft.set(place, '');
    setFresh({ place });
  };
  const addEntry = (section: SectionName) => add(nextEntry(draft.content, section));
  const assign = (line: LedgerLine, { section, entry }: Target) => {
    const taker = entry ?? nearestEntry(takersOf(sections, section), line, ledger?.lines ?? []);
    draft.assign(line.text, { section, entry: taker });
    tell(t('imports.placed', { text: line.text, section: calledBy(t, { section, entry: taker }) }));
  };
  const speech = useSpeech(sections, left);
  return (
    <DragDropProvider
      plugins={speech}
      onDragEnd={({ operation, canceled }) => {
        const target = targetAt(sections, operation.target?.id);
        const line = left.find((one) => `line-${one.number}` === operation.source?.id);
        if (!canceled && target && line) assign(line, target);
      }}
    >
      <Stack gap="xl" ref={root}>
        <FileNotices notices={ledger?.warnings ?? []} />
        <Doubts sections={sections} confidence={confidence} root={root} />
        {ledger && <LeftOver lines={left} sections={sections} onAssign={assign} />}
        {sections.map((section) => (
          <FormSection
            key={section.name}
            section={section}
            confidence={confidence}
            onAdd={add}
            onAddEntry={addEntry}
            onChange={draft.set}
            onRemove={draft.remove}
            onPath={onPath}
          />
        ))}
        <AddSection sections={sections} onAdd={addEntry} />
      </Stack>
    </DragDropProvider>
  );
}
