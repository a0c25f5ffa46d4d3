import { useMemo } from 'react';
import { wordDiff } from '../document/wordDiff';
import classes from './Panels.module.css';

/** One text read against another: what went is struck, what came is underlined. */
export function WordDiff({ before, after }: { before: string; after: string }) {
  const pieces = useMemo(() => wordDiff(before, after), [before, after]);
  return (
    <span className={classes.diff}>
      {pieces.map(({ kind, text }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no names and never move
        if (kind === 'removed') return <del key={index}>{text}</del>;
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no names and never move
        return kind === 'added' ? <ins key={index}>{text}</ins> : <span key={index}>{text}</span>;
      })}
    </span>
  );
}
