import { IconCheck, IconCircle, IconLoader2 } from '@tabler/icons-react';
import { useMessages } from '~/messages/useMessages';
import classes from './Optimize.module.css';
import { type Run, STAGES, type Stage, stageState } from './run';

/** The steps of a run in words. Those that are not asked for, or were skipped, are left out. */
export function Stages({ run }: { run: Run }) {
  const { t } = useMessages();
  const shown = STAGES.filter((stage) => stage === 'read' || stage === 'rules' || run.seen.includes(stage));
  return (
    <ol className={classes.stages}>
      {shown.map((stage) => (
        <Line key={stage} stage={stage} state={stageState(run, stage)} t={t} />
      ))}
    </ol>
  );
}

type LineProps = {
  readonly stage: Stage;
  readonly state: ReturnType<typeof stageState>;
  readonly t: ReturnType<typeof useMessages>['t'];
};

function Line({ stage, state, t }: LineProps) {
  const Icon = { ahead: IconCircle, now: IconLoader2, done: IconCheck }[state];
  return (
    <li data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      <Icon size={17} stroke={1.8} aria-hidden className={state === 'now' ? classes.turning : undefined} />
      <span>{t(`optimizations.stage_${stage}`)}</span>
      <span className={classes.said}>{t(`optimizations.stage_is_${state}`)}</span>
    </li>
  );
}
