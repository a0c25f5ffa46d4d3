import type { Dimension } from '~/api';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import { Said } from '~/ui/Said';
import classes from './Scoring.module.css';

/** Five bars, drawn as they are read: name, bar, figure, why. */
export function Dimensions({ dimensions }: { dimensions: readonly Dimension[] }) {
  const { t } = useMessages();
  const { number } = useFormat();
  return (
    <ul className={classes.dimensions} aria-label={t('scoring.dimensions')}>
      {dimensions.map(({ name, value, why }) => (
        <li key={name}>
          <span className={classes.lineHead}>
            <span>{t(`scoring.dimension_${name}`)}</span>
            <span className={classes.figure}>
              {value === null ? t('scoring.notJudged') : number(Math.round(value))}
            </span>
          </span>
          <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect width="100" height="4" rx="2" className={classes.barGround} />
            {value !== null && <rect width={value} height="4" rx="2" className={classes.barValue} />}
          </svg>
          <p className={classes.soft}>
            <Said>{why}</Said>
          </p>
        </li>
      ))}
    </ul>
  );
}
