import { useLayoutEffect, useRef } from 'react';
import type { MarkView } from '~/api';
import { markedRuns } from './judgement';
import classes from './Underline.module.css';

const COPIED = [
  'direction',
  'paddingTop',
  'paddingRight',
  'paddingBottom',
  'paddingLeft',
  'fontFamily',
  'fontSize',
  'fontFeatureSettings',
  'letterSpacing',
  'lineHeight',
] as const;

/** Over a field, set as the field is: a wave below the words that the guard asks about. */
export function Underline({ text, mark, isLong }: { text: string; mark: MarkView; isLong: boolean }) {
  const home = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const field = home.current?.parentElement?.querySelector('textarea, input');
    if (!field || !home.current) return;
    const style = getComputedStyle(field);
    for (const name of COPIED) home.current.style[name] = style[name];
  }, []);
  let at = 0;
  return (
    <div ref={home} className={classes.over} data-long={isLong || undefined} aria-hidden>
      {markedRuns(text, mark).map((run) => {
        const key = at;
        at += run.text.length;
        return run.isMarked ? (
          <mark key={key} data-ruling={mark.ruling}>
            {run.text}
          </mark>
        ) : (
          <span key={key}>{run.text}</span>
        );
      })}
    </div>
  );
}
