import { type MouseEvent, memo, useEffect, useRef, useState } from 'react';
import type { Position } from '~/api';
import { bringIntoView } from '~/ui/bringIntoView';
import { useEditorParts, useView } from '../useEditor';
import { Drawing } from './Drawing';
import type { HeldPage } from './held';
import classes from './Pages.module.css';
import { changedLines, linesOf, positionAt } from './places';
import type { Definitions } from './runs';

type Props = {
  readonly page: HeldPage;
  readonly definitions: Definitions;
  /** CSS pixels a point. */
  readonly scale: number;
  readonly label: string;
  readonly changed: ReadonlySet<string> | null;
};

/** A page with what is marked on it. A click goes to the field; by keyboard one is in the form already. */
export const PageSheet = memo(function PageSheet({ page, definitions, scale, label, changed }: Props) {
  const { view } = useEditorParts();
  const selected = useView((state) => state.selectedPath);
  const [hovered, setHovered] = useState<Position | null>(null);
  const at = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return positionAt(page, (event.clientX - box.left) / scale, (event.clientY - box.top) / scale);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: see above
    <div
      className={classes.sheet}
      style={{ inlineSize: page.width * scale, blockSize: page.height * scale }}
      onClick={(event) => {
        const [path] = at(event)?.paths ?? [];
        if (path) view.jumpTo(path);
      }}
      onMouseMove={(event) => setHovered(at(event))}
      onMouseLeave={() => setHovered(null)}
      data-over={hovered ? '' : undefined}
    >
      <span className={classes.number}>{label}</span>
      <Drawing page={page} definitions={definitions} />
      {changed && <Boxes lines={changedLines(page, changed)} kind="changed" scale={scale} />}
      {hovered && <Boxes lines={[hovered]} kind="hovered" scale={scale} />}
      {selected && <Selected lines={linesOf(page, selected)} scale={scale} />}
    </div>
  );
});

type BoxesProps = { readonly lines: readonly Position[]; readonly kind: string; readonly scale: number };

function Boxes({ lines, kind, scale }: BoxesProps) {
  return lines.map((line) => (
    <i
      key={`${line.paths[0]} ${line.x} ${line.y}`}
      className={classes.mark}
      data-kind={kind}
      aria-hidden
      style={{
        left: line.x * scale,
        top: line.y * scale,
        inlineSize: line.width * scale,
        blockSize: line.height * scale,
      }}
    />
  ));
}

/** Comes into view when another field is gone to, not with every keystroke. */
function Selected({ lines, scale }: Omit<BoxesProps, 'kind'>) {
  const home = useRef<HTMLDivElement>(null);
  const path = useView((state) => state.selectedPath);
  const isOnPage = lines.length > 0;
  const isWhole = path !== null && !lines.some((line) => line.paths.includes(path));
  useEffect(() => {
    if (path && isOnPage) bringIntoView(home.current?.firstElementChild, 'nearest');
  }, [path, isOnPage]);
  return (
    <div ref={home}>
      <Boxes lines={lines} kind={isWhole ? 'within' : 'selected'} scale={scale} />
    </div>
  );
}
