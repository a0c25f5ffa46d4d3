import type { Rebased } from '~/api';
import { ConflictSides, type Side } from '~/features/editor/ConflictSides';
import editor from '~/features/editor/Editor.module.css';
import { useMessages } from '~/messages/useMessages';

type Conflict = Rebased['conflicts'][number];
type Props = {
  readonly conflicts: readonly Conflict[];
  readonly nameOf: (path: string) => string;
  readonly chosen: ReadonlyMap<string, Side>;
  readonly choose: (path: string, side: Side) => void;
};

/** Each place both sides changed: what stands here stays, unless the résumé's is chosen. */
export function RebaseConflicts({ conflicts, nameOf, chosen, choose }: Props) {
  const { t } = useMessages();
  const labels = { yours: t('optimizations.keepHere'), theirs: t('optimizations.takeResumes') };
  return conflicts.map(({ path, base, yours, theirs }) => (
    <fieldset key={path} className={editor.conflict}>
      <legend>{nameOf(path)}</legend>
      <ConflictSides
        name={path}
        base={wordsOf(base)}
        sides={{ yours: wordsOf(yours), theirs: wordsOf(theirs) }}
        labels={labels}
        chosen={chosen.get(path) ?? 'yours'}
        choose={(side) => choose(path, side)}
      />
    </fieldset>
  ));
}

/** A text as it is, of an entry or an order every text in it; null where it was removed. */
export function wordsOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return String(value);
  const texts = Object.entries(value)
    .filter(([name]) => name !== 'id')
    .map(([, one]) => wordsOf(one));
  return texts.filter(Boolean).join('\n');
}
