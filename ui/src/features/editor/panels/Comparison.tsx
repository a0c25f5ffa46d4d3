import { Button, Skeleton } from '@mantine/core';
import type { Change } from '~/api';
import { useMessages } from '~/messages/useMessages';
import { ProblemNotice } from '~/ui/ProblemNotice';
import { isSectionName } from '../document/sections';
import { useFieldName } from '../useFieldName';
import classes from './Panels.module.css';
import { useComparison } from './useVersions';
import { WordDiff } from './WordDiff';

type Props = {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** Takes back the entry; without it the comparison is only read. */
  readonly takeBack?: (entryId: string) => void;
};

export function Comparison({ from, to, label, takeBack }: Props) {
  const { t } = useMessages();
  const { data, error } = useComparison(from, to);
  if (error) return <ProblemNotice error={error} />;
  if (!data) return <Skeleton h={80} mt="sm" role="status" aria-label={t('ui.loading')} />;
  const offered = new Set<string>();
  return (
    <>
      <p className={classes.soft}>{data.changes.length === 0 ? t('editor.noDifference') : label}</p>
      <ul className={classes.changes}>
        {data.changes.map((change) => {
          const entry = entryIn(change.path);
          const isFirst = entry !== null && !offered.has(entry) && Boolean(offered.add(entry));
          return (
            <OneChange
              key={`${change.kind} ${change.path} ${change.position}`}
              change={change}
              {...(takeBack && isFirst && entry ? { takeBack: () => takeBack(entry) } : {})}
            />
          );
        })}
      </ul>
    </>
  );
}

function entryIn(path: string): string | null {
  const [root = '', id] = path.split('/');
  return isSectionName(root) && id ? id : null;
}

function OneChange({ change, takeBack }: { change: Change; takeBack?: () => void }) {
  const { t } = useMessages();
  const name = useFieldName()(change.path);
  const isMove = change.kind.endsWith('moved');
  return (
    <li>
      <div className={classes.changeHead}>
        <span>
          {name} {isMove && t('editor.orderChanged')}
        </span>
        {takeBack && (
          <Button size="compact-xs" variant="subtle" onClick={takeBack}>
            {t('editor.restoreEntry')}
          </Button>
        )}
      </div>
      {!isMove && <WordDiff before={words(change.before)} after={words(change.after)} />}
    </li>
  );
}

/** A text as it is; of an entry the texts that a person would read. */
function words(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  if (Array.isArray(value)) return value.map(words).filter(Boolean).join('\n');
  const { id, extra, ...rest } = value as Record<string, unknown>;
  return Object.values(rest).map(words).filter(Boolean).join('\n');
}
