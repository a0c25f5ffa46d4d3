import classes from './Bar.module.css';

/** A thin bar with a name; the words beside it say what it means. */
export function Bar({ percent, label, text }: { percent: number; label: string; text: string }) {
  const shown = Math.round(Math.min(Math.max(percent, 0), 100));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={shown}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuetext={text}
      className={classes.bar}
    >
      <span style={{ inlineSize: `${shown}%` }} />
    </div>
  );
}
