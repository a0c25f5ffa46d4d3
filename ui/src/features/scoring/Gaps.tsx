import type { Gap, Score } from '~/api';
import { useMessages } from '~/messages/useMessages';
import { Said } from '~/ui/Said';
import { JumpTo } from './JumpTo';
import { fieldOf, gapsOf } from './match';
import { Part } from './Part';
import classes from './Scoring.module.css';

/** What is missing: what better words can show, and what no wording makes true. */
export function Gaps({ score }: { score: Score }) {
  const { t } = useMessages();
  const { closable, open } = gapsOf(score);
  return (
    <>
      {closable.length > 0 && (
        <Part heading={t('scoring.closable')} hint={t('scoring.closableHint')}>
          <GapList gaps={closable} />
        </Part>
      )}
      {open.length > 0 && (
        <Part heading={t('scoring.open')} hint={t('scoring.openHint')}>
          <GapList gaps={open} />
        </Part>
      )}
    </>
  );
}

function GapList({ gaps }: { gaps: readonly Gap[] }) {
  const { t } = useMessages();
  return (
    <ul className={classes.lines}>
      {gaps.map((gap) => (
        <li key={gap.requirement_id} className={classes.requirement}>
          <span className={classes.lineHead}>
            <span>{gap.name}</span>
            <small>{t(`postings.level_${gap.level}`)}</small>
          </span>
          <p className={classes.soft}>
            <Said>{gap.how || gap.why}</Said>
          </p>
          {gap.evidence?.slice(0, 2).map((path) => (
            <JumpTo key={path} path={fieldOf(path)} />
          ))}
        </li>
      ))}
    </ul>
  );
}
