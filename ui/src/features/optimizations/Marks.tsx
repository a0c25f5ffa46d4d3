import { useEditorParts, useView } from '~/features/editor/useEditor';
import { useMessages } from '~/messages/useMessages';
import { ENGLISH } from '~/ui/english';
import classes from './Suggestions.module.css';

/** Texts that say more than the résumé: nothing is blocked, each is a click away. */
export function Marks() {
  const { t } = useMessages();
  const { view } = useEditorParts();
  const marks = useView((state) => state.judgement.marks);
  if (marks.size === 0) return null;
  return (
    <details className={classes.marks}>
      <summary>{t('optimizations.marks', { count: marks.size })}</summary>
      <ul>
        {[...marks].map(([path, mark]) => (
          <li key={path}>
            <button {...ENGLISH} type="button" className={classes.place} onClick={() => view.jumpTo(path)}>
              {mark.place}
            </button>
            <p {...ENGLISH} className={classes.soft}>
              {mark.reasons[0]?.message}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
