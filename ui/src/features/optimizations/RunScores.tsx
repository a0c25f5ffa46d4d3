import type { Score } from '~/api';
import { Covered } from '~/features/scoring/Covered';
import { coverageOf } from '~/features/scoring/coverage';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import { Said } from '~/ui/Said';
import classes from './Optimize.module.css';
import type { Run } from './run';

/** The match now, and what all supported suggestions could make of it. */
export function RunScores({ run }: { run: Run }) {
  const { t } = useMessages();
  const { before, possible, after } = run;
  if (!before) return null;
  if (before.match === null) {
    return before.refusal ? (
      <p className={classes.soft}>
        <Said>{before.refusal}</Said>
      </p>
    ) : (
      <p className={classes.soft}>{t('scoring.refused')}</p>
    );
  }
  return (
    <>
      <dl className={classes.scores}>
        <Figure label={t('optimizations.matchNow')} score={before} />
        {possible && <Figure label={t('optimizations.matchPossible')} score={possible} isStrong={!after} />}
        {after && <Figure label={t('optimizations.matchAfter')} score={after} isStrong />}
      </dl>
      <Covered before={coverageOf(before)} then={coverageOf(after ?? possible ?? before)} />
    </>
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
