import { DragDropProvider, type DragEndEvent } from '@dnd-kit/react';
import { isSortable, useSortable } from '@dnd-kit/react/sortable';
import { ActionIcon } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useMessages } from '~/messages/useMessages';
import classes from './Form.module.css';

type SortedProps = {
  readonly onMove: (from: number, to: number) => void;
  readonly children: ReactNode;
};

/** A list whose rows are dragged by their handles, by pointer or keyboard. */
export function Sorted({ onMove, children }: SortedProps) {
  const end = ({ canceled, operation: { source } }: DragEndEvent) => {
    if (!canceled && isSortable(source) && source.initialIndex !== source.index)
      onMove(source.initialIndex, source.index);
  };
  return <DragDropProvider onDragEnd={end}>{children}</DragDropProvider>;
}

type RowProps = {
  readonly id: string;
  readonly index: number;
  readonly count: number;
  /** What is moved, for who hears it. */
  readonly name: string;
  readonly className?: string | undefined;
  readonly onMove: (from: number, to: number) => void;
  readonly children: ReactNode;
};

/** Alt with an arrow moves it too, from anywhere in the row. */
export function SortedRow({ id, index, count, name, className, onMove, children }: RowProps) {
  const { t } = useMessages();
  const { ref, handleRef, isDragging } = useSortable({ id, index });
  const handle = useRef<HTMLButtonElement | null>(null);
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!event.altKey || step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const to = index + step;
    if (to >= 0 && to < count) onMove(index, to);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that bubble from its controls
    <div
      ref={ref}
      className={`${classes.row} ${className ?? ''}`}
      data-dragging={isDragging || undefined}
      onKeyDown={keys}
    >
      <ActionIcon
        ref={(element: HTMLButtonElement | null) => {
          handle.current = element;
          handleRef(element);
        }}
        variant="transparent"
        color="gray"
        size="sm"
        className={classes.handle}
        aria-label={t('editor.move', { name, position: index + 1, count })}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
      >
        <IconGripVertical size={14} stroke={1.6} aria-hidden />
      </ActionIcon>
      {children}
    </div>
  );
}
