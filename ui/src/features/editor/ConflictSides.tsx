import { Radio } from '@mantine/core';
import { useMessages } from '~/messages/useMessages';
import classes from './Editor.module.css';
import { WordDiff } from './panels/WordDiff';

export type Side = 'yours' | 'theirs';

type Props = {
  /** The group's, so that one of the two is chosen. */
  readonly name: string;
  readonly base: string | null;
  /** Null where it was removed. */
  readonly sides: Readonly<Record<Side, string | null>>;
  readonly labels: Readonly<Record<Side, string>>;
  readonly chosen: string;
  readonly choose: (side: Side) => void;
};

/** Two wordings of one place beside each other, each against what both began with. */
export function ConflictSides({ name, base, sides, labels, chosen, choose }: Props) {
  const { t } = useMessages();
  return (
    <div className={classes.sides}>
      {(['yours', 'theirs'] as const).map((side) => (
        <div key={side} className={classes.side} data-chosen={chosen === side || undefined}>
          <Radio name={name} label={labels[side]} checked={chosen === side} onChange={() => choose(side)} />
          <div className={classes.sideText}>
            {sides[side] === null ? (
              <em>{t('editor.removed')}</em>
            ) : (
              <WordDiff before={base ?? ''} after={sides[side]} />
            )}
          </div>
        </div>
      ))}
    </div>
  );
}
