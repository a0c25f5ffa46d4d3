import { ActionIcon } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { type ComponentType, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useMessages } from '~/messages/useMessages';
import { announce } from '~/ui/announce';
import { whenIdle } from '~/ui/whenIdle';
import { useView } from '../useEditor';
import type { DraggingProps } from './Dragging';
import classes from './Form.module.css';

type SortedProps = {
  readonly ids: readonly string[];
  readonly onMove: (from: number, to: number) => void;
  readonly children: ReactNode;
};

/** A list whose rows are dragged by their handles, by pointer or keyboard, as soon as what does that has come. */
export function Sorted({ ids, onMove, children }: SortedProps) {
  const home = useRef<HTMLDivElement>(null);
  const [Dragging, setDragging] = useState<ComponentType<DraggingProps> | null>(null);
  const arePagesIn = useView((state) => state.arePagesIn);
  useEffect(() => {
    if (!arePagesIn) return;
    let isGone = false;
    const cancel = whenIdle(() => {
      void import('./Dragging').then((module) => !isGone && setDragging(() => module.default));
    });
    return () => {
      isGone = true;
      cancel();
    };
  }, [arePagesIn]);
  return (
    <div ref={home}>
      {children}
      {Dragging && <Dragging ids={ids} home={home} onMove={onMove} />}
    </div>
  );
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
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!event.altKey || step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const to = index + step;
    if (to < 0 || to >= count) return;
    onMove(index, to);
    announce(t('editor.movedTo', { name, position: to + 1, count }));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that bubble from its controls
    <div data-row={id} data-called={name} className={`${classes.row} ${className ?? ''}`} onKeyDown={keys}>
      <ActionIcon
        data-handle
        variant="transparent"
        color="gray"
        size={24}
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
