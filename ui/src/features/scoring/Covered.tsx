import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import type { Coverage } from './coverage';
import classes from './Scoring.module.css';

const READ = ['inItsWords', 'listed'] as const;
type Props = { readonly before: Coverage; readonly then?: Coverage };

/** What a search for the posting's words finds, which is not what the match counts: proof does. What comes to it stands
 * lighter behind what is found already; the figures are text, the bars say nothing more. */
export function Covered({ before, then = before }: Props) {
  const { t } = useMessages();
  const { number } = useFormat();
  const { asked } = before;
  if (!asked) return null;
  const rise = (from: number, to: number) =>
    from === to ? number(to) : t('optimizations.rise', { from: number(from), to: number(to) });
  return (
    <div>
      <p className={classes.soft}>{t('optimizations.keywords', { count: asked, number: number(asked) })}</p>
      <ul className={classes.dimensions}>
        {READ.map((name) => (
          <li key={name}>
            <span className={classes.lineHead}>
              <span>{t(`optimizations.${name}`)}</span>
              <span className={classes.figure}>{rise(before[name], then[name])}</span>
            </span>
            <svg viewBox={`0 0 ${asked} 4`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect width={asked} height="4" className={classes.barGround} />
              <rect width={then[name]} height="4" className={classes.barRise} />
              <rect width={Math.min(before[name], then[name])} height="4" className={classes.barValue} />
            </svg>
          </li>
        ))}
      </ul>
    </div>
  );
}
