import { useFormat } from '~/messages/useFormat';
import classes from './Scoring.module.css';

type Props = { readonly value: number; readonly label: string };

const RADIUS = 44;
const LENGTH = Math.PI * RADIUS;

/** Half a circle from 0 to 100. The figure in it is text, the drawing says nothing more. */
export function Dial({ value, label }: Props) {
  const { number } = useFormat();
  const arc = `M 6 52 A ${RADIUS} ${RADIUS} 0 0 1 94 52`;
  return (
    <div className={classes.dial}>
      <svg viewBox="0 0 100 58" aria-hidden="true" focusable="false">
        <path d={arc} className={classes.dialGround} />
        <path d={arc} className={classes.dialValue} strokeDasharray={`${(LENGTH * value) / 100} ${LENGTH}`} />
      </svg>
      <p className={classes.dialFigure}>
        <span className={classes.hidden}>{label} </span>
        {number(Math.round(value))}
        <small> / 100</small>
      </p>
    </div>
  );
}
