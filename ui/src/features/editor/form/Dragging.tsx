import { DragDropProvider, type DragEndEvent } from '@dnd-kit/react';
import { isSortable, useSortable } from '@dnd-kit/react/sortable';
import { type RefObject, useLayoutEffect, useState } from 'react';

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
  return (
    <DragDropProvider onDragEnd={end}>
      {ids.map((id, index) => (
        <Row key={id} id={id} index={index} home={home} />
      ))}
    </DragDropProvider>
  );
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
