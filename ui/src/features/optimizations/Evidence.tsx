import type { SuggestionView } from '~/api';
import { useEditorParts, useSession } from '~/features/editor/useEditor';
import { nameOf } from '~/features/postings/corrections';
import { usePosting } from '~/features/postings/usePosting';
import { useMessages } from '~/messages/useMessages';
import { Place } from '~/ui/Said';
import { SourceLink } from './SourceLink';
import classes from './Suggestions.module.css';
import { evidenceOf } from './suggestions';

/** The lines that it rests on, and the requirements that it serves. */
export function Evidence({ suggestion }: { suggestion: SuggestionView }) {
  const { t } = useMessages();
  const { view } = useEditorParts();
  const served = useServed(suggestion);
  const evidence = evidenceOf(suggestion);
  return (
    <>
      {served && <p className={classes.soft}>{t('optimizations.serves', { names: served })}</p>}
      {evidence.length > 0 && (
        <ul className={classes.evidence} aria-label={t('optimizations.evidence')}>
          {evidence.slice(0, 4).map(({ path, place, text }) => (
            <li key={path}>
              <button
                type="button"
                onClick={() => view.jumpTo(path)}
                onMouseEnter={() => view.select(path)}
                onMouseLeave={() => view.select(suggestion.target)}
              >
                <Place>{place}</Place> <q>{text}</q>
              </button>
            </li>
          ))}
        </ul>
      )}
      <SourceLink paths={evidence.length > 0 ? evidence.map(({ path }) => path) : [suggestion.target]} />
    </>
  );
}

/** Those that its reason does not name already. */
function useServed({ requirements: ids, why }: SuggestionView): string {
  const postingId = useSession((state) => state.saved.postingId);
  const { data } = usePosting(postingId);
  return (data?.effective.requirements ?? [])
    .filter((one) => ids.includes(one.id))
    .map(nameOf)
    .filter((name) => !why.includes(name))
    .join(', ');
}
