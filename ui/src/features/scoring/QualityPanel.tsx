import { Link } from '@tanstack/react-router';
import type { Finding } from '~/api';
import { useEditorParts, useSession, useView } from '~/features/editor/useEditor';
import { useMessages } from '~/messages/useMessages';
import { Said } from '~/ui/Said';
import { Dimensions } from './Dimensions';
import { Judging } from './Judging';
import { JudgingTrouble, NotJudged } from './JudgingTrouble';
import { JumpTo } from './JumpTo';
import { fieldOf } from './match';
import { Part } from './Part';
import classes from './Scoring.module.css';

const SEVERITIES = ['major', 'minor', 'info'] as const;

/** Five read-outs beside each other, never one figure, and what to mend. Of a résumé nothing else asks for a judgement. */
export default function QualityPanel() {
  const { kind } = useEditorParts().session.store.get();
  return (
    <>
      {kind === 'resume' && <Judging />}
      <Quality />
    </>
  );
}

function Quality() {
  const { t } = useMessages();
  const { score, isOld, problem } = useView((state) => state.judgement);
  const hasPosting = useSession((state) => state.saved.postingId !== null);
  if (!score) return <NotJudged />;
  const findings = score.quality.findings ?? [];
  return (
    <div className={classes.stack} data-old={isOld || undefined} aria-busy={isOld && !problem}>
      <JudgingTrouble />
      <Dimensions dimensions={score.dimensions ?? []} noMatch={hasPosting ? null : <NoPosting />} />
      <Part heading={t('scoring.findings')}>
        {findings.length === 0 && <p className={classes.soft}>{t('scoring.noFindings')}</p>}
        <ul className={classes.lines}>
          {SEVERITIES.flatMap((severity) =>
            findings
              .filter((one) => one.severity === severity)
              .map((one) => <FindingLine key={`${one.code} ${one.path} ${one.message}`} finding={one} />),
          )}
        </ul>
      </Part>
    </div>
  );
}

function NoPosting() {
  const { t } = useMessages();
  const resumeId = useSession((state) => state.saved.resumeId);
  return (
    <>
      {t('scoring.needsPosting')}{' '}
      <Link to="/optimize" search={{ resume: resumeId }} className={classes.link}>
        {t('scoring.optimize')}
      </Link>
    </>
  );
}

function FindingLine({ finding }: { finding: Finding }) {
  const { t } = useMessages();
  return (
    <li className={classes.requirement}>
      <span className={classes.lineHead}>
        <Said>{finding.message}</Said>
        <span className={classes.severity} data-severity={finding.severity}>
          {t(`scoring.severity_${finding.severity}`)}
        </span>
      </span>
      {finding.fix && (
        <p className={classes.soft}>
          <Said>{finding.fix}</Said>
        </p>
      )}
      {finding.path && <JumpTo path={fieldOf(finding.path)} />}
    </li>
  );
}
