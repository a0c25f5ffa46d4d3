import type { Criterion, Score } from '~/api';
import { useSession, useView } from '~/features/editor/useEditor';
import { usePosting } from '~/features/postings/usePosting';
import { useMessages } from '~/messages/useMessages';
import { Said } from '~/ui/Said';
import { Dial } from './Dial';
import { Gaps } from './Gaps';
import { JudgingTrouble, NotJudged } from './JudgingTrouble';
import { JumpTo } from './JumpTo';
import { Keywords } from './Keywords';
import { bandOf, confidenceOf, fieldOf, knockoutsOf, otherCriteriaOf } from './match';
import { Part } from './Part';
import { RequirementMap } from './RequirementMap';
import classes from './Scoring.module.css';

/** How the draft answers the posting, taken apart to the line that shows it. */
export default function MatchPanel() {
  const { t } = useMessages();
  const { score, isOld, problem } = useView((state) => state.judgement);
  if (!score) return <NotJudged />;
  return (
    <div className={classes.stack} data-old={isOld || undefined} aria-busy={isOld && !problem}>
      <JudgingTrouble />
      <Head score={score} />
      <Criteria heading={t('scoring.knockouts')} all={knockoutsOf(score)} hint={t('scoring.knockoutsHint')} />
      <Questions />
      <RequirementMap contributions={score.contributions ?? []} />
      <Gaps score={score} />
      <Keywords keywords={score.keywords ?? []} />
      <Criteria heading={t('scoring.criteria')} all={otherCriteriaOf(score)} />
    </div>
  );
}

function Head({ score }: { score: Score }) {
  const { t } = useMessages();
  if (score.match === null) {
    return (
      <div className={classes.refusal}>
        <strong>{t('scoring.refused')}</strong>
        <p>
          <Said>{score.refusal}</Said>
        </p>
      </div>
    );
  }
  return (
    <div>
      <Dial value={score.match} label={t('scoring.match')} />
      <p className={classes.saying}>
        <strong>{t(`scoring.band_${bandOf(score.match)}`)}</strong>{' '}
        {t(`scoring.confidence_${confidenceOf(score.confidence)}`)}
      </p>
    </div>
  );
}

/** What the posting asks that no résumé answers for certain: the person does. */
function Questions() {
  const { t } = useMessages();
  const postingId = useSession((state) => state.saved.postingId);
  const { data } = usePosting(postingId);
  const knockouts = data?.effective.knockouts ?? [];
  if (knockouts.length === 0) return null;
  return (
    <Part heading={t('scoring.questions')} hint={t('scoring.questionsHint')}>
      <ul className={classes.lines}>
        {knockouts.map((one) => (
          <li key={`${one.kind} ${one.span.start}`} className={classes.lineHead}>
            <Said>{one.question}</Said>
          </li>
        ))}
      </ul>
    </Part>
  );
}

type CriteriaProps = {
  readonly heading: string;
  readonly hint?: string;
  readonly all: readonly Criterion[];
};

function Criteria({ heading, hint, all }: CriteriaProps) {
  const { t } = useMessages();
  if (all.length === 0) return null;
  return (
    <Part heading={heading} hint={hint}>
      <ul className={classes.lines}>
        {all.map((one) => (
          <li key={`${one.kind} ${one.asked}`} className={classes.criterion} data-answer={one.answer}>
            <span className={classes.lineHead}>
              <span>{one.asked}</span>
              <span className={classes.answer} data-answer={one.answer}>
                {t(`scoring.answer_${one.answer}`)}
              </span>
            </span>
            <p className={classes.soft}>
              <Said>{one.why}</Said>
            </p>
            {one.evidence?.[0] && <JumpTo path={fieldOf(one.evidence[0])} />}
          </li>
        ))}
      </ul>
    </Part>
  );
}
