import type { Score } from '~/api';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import classes from './Optimize.module.css';
import type { Run } from './run';

/** The match now, and what all supported suggestions could make of it. */
export function RunScores({ run }: { run: Run }) {
  const { t } = useMessages();
  const { before, possible, after } = run;
  if (!before) return null;
  if (before.match === null) return <p className={classes.soft}>{before.refusal || t('scoring.refused')}</p>;
  return (
    <dl className={classes.scores}>
      <Figure label={t('optimizations.matchNow')} score={before} />
      {possible && <Figure label={t('optimizations.matchPossible')} score={possible} isStrong={!after} />}
      {after && <Figure label={t('optimizations.matchAfter')} score={after} isStrong />}
    </dl>
  );
}

function Figure({ label, score, isStrong = false }: { label: string; score: Score; isStrong?: boolean }) {
  const { number } = useFormat();
  return (
    <div data-strong={isStrong || undefined}>
      <dt>{label}</dt>
      <dd>{score.match === null ? '–' : number(Math.round(score.match))}</dd>
    </div>
  );
}
