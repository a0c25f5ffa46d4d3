import type { Contribution } from '~/api';
import { useMessages } from '~/messages/useMessages';
import { JumpTo } from './JumpTo';
import { fieldOf, ordered } from './match';
import { Part } from './Part';
import classes from './Scoring.module.css';

/** What is asked for, and where the draft shows it. */
export function RequirementMap({ contributions }: { contributions: readonly Contribution[] }) {
  const { t } = useMessages();
  if (contributions.length === 0) return null;
  return (
    <Part heading={t('scoring.requirements')}>
      <ul className={classes.lines}>
        {ordered(contributions).map((one) => (
          <li key={one.requirement_id} className={classes.requirement}>
            <span className={classes.lineHead}>
              <span>
                {one.name} <small>{t(`postings.level_${one.level}`)}</small>
              </span>
              <span className={classes.strength} data-strength={one.strength}>
                {t(`scoring.strength_${one.strength}`)}
              </span>
            </span>
            {one.evidence?.slice(0, 3).map((evidence) => (
              <JumpTo key={`${evidence.path} ${evidence.matched}`} path={fieldOf(evidence.path)} />
            ))}
          </li>
        ))}
      </ul>
    </Part>
  );
}
