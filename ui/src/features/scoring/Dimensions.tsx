import type { ReactNode } from 'react';
import type { Dimension } from '~/api';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import { Said } from '~/ui/Said';
import classes from './Scoring.module.css';

type Props = {
  readonly dimensions: readonly Dimension[];
  /** Why there is no match, where it is known better than the API tells it. */
  readonly noMatch?: ReactNode;
};

/** Five bars, drawn as they are read: name, bar, figure, why. What was not judged has no bar, and stands last. */
export function Dimensions({ dimensions, noMatch }: Props) {
  const { t } = useMessages();
  const judged = dimensions.filter(({ value }) => value !== null);
  const others = dimensions.filter(({ value }) => value === null);
  return (
    <ul className={classes.dimensions} aria-label={t('scoring.dimensions')}>
      {judged.map((one) => (
        <Judged key={one.name} {...one} value={one.value ?? 0} />
      ))}
      {others.map(({ name, why }) => (
        <li key={name}>
          <span className={classes.lineHead}>
            <span>{t(`scoring.dimension_${name}`)}</span>
            <span className={classes.figure}>{t('scoring.notJudged')}</span>
          </span>
          <p className={classes.soft}>{noMatch && name === 'match' ? noMatch : <Said>{why}</Said>}</p>
        </li>
      ))}
    </ul>
  );
}

function Judged({ name, value, why }: Dimension & { readonly value: number }) {
  const { t } = useMessages();
  const { number } = useFormat();
  return (
    <li>
      <span className={classes.lineHead}>
        <span>{t(`scoring.dimension_${name}`)}</span>
        <span className={classes.figure}>{number(Math.round(value))}</span>
      </span>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect width="100" height="4" className={classes.barGround} />
        <rect width={value} height="4" className={classes.barValue} />
      </svg>
      <p className={classes.soft}>
        <Said>{why}</Said>
      </p>
    </li>
  );
}
