import type { Draggable } from '@dnd-kit/dom';
import { DragDropProvider, type DragEndEvent } from '@dnd-kit/react';
import { isSortable, useSortable } from '@dnd-kit/react/sortable';
import { type RefObject, useLayoutEffect, useMemo, useState } from 'react';
import { useMessages } from '~/messages/useMessages';
import { dragSpeech } from '~/ui/dragSpeech';

export type DraggingProps = {
  readonly ids: readonly string[];
  readonly home: RefObject<HTMLElement | null>;
  readonly onMove: (from: number, to: number) => void;
};

/** Makes the rows of `Sorted` draggable from beside them, so that it can come later than they do. */
export default function Dragging({ ids, home, onMove }: DraggingProps) {
  const end = ({ canceled, operation: { source } }: DragEndEvent) => {
    if (canceled || !isSortable(source) || source.initialIndex === source.index) return;
    onMove(source.initialIndex, source.index);
  };
  const plugins = useSpeech(home, ids.length);
  return (
    <DragDropProvider plugins={plugins} onDragEnd={end}>
      {ids.map((id, index) => (
        <Row key={id} id={id} index={index} home={home} />
      ))}
    </DragDropProvider>
  );
}

type Said = 'editor.pickedUp' | 'editor.movedTo' | 'editor.movedBack';

/** Where the row is by now, by the name that it bears. */
function useSpeech(home: RefObject<HTMLElement | null>, count: number) {
  const { t } = useMessages();
  return useMemo(() => {
    const say = (key: Said, source: Draggable | null, index: number) => {
      const row = home.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(String(source?.id))}"]`);
      return t(key, { name: row?.dataset.called ?? '', position: index + 1, count });
    };
    const at = (one: Draggable | null) => (isSortable(one) ? one.index : 0);
    return dragSpeech(
      {
        dragstart: ({ operation: { source } }) => say('editor.pickedUp', source, at(source)),
        // It takes the place of what it is over a moment later.
        dragover: ({ operation: { source, target } }) =>
          isSortable(target) && target.id !== source?.id
            ? say('editor.movedTo', source, target.index)
            : undefined,
        dragend: ({ operation: { source }, canceled }) =>
          say(canceled ? 'editor.movedBack' : 'editor.movedTo', source, at(source)),
      },
      t('editor.howToMove'),
    );
  }, [t, home, count]);
}

function Row({ id, index, home }: { id: string; index: number; home: RefObject<HTMLElement | null> }) {
  const [element, setElement] = useState<Element | null>(null);
  useLayoutEffect(() => {
    setElement(home.current?.querySelector(`[data-row="${CSS.escape(id)}"]`) ?? null);
  }, [id, home]);
  return element && <Sortable id={id} index={index} element={element} />;
}

function Sortable({ id, index, element }: { id: string; index: number; element: Element }) {
  const handle = element.querySelector('[data-handle]');
  useSortable({ id, index, element, ...(handle ? { handle } : {}) });
  return null;
}
