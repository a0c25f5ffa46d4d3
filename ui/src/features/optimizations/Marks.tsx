import { useEditorParts, useView } from '~/features/editor/useEditor';
import { useMessages } from '~/messages/useMessages';
import { Place, Said } from '~/ui/Said';
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
            <button type="button" className={classes.place} onClick={() => view.jumpTo(path)}>
              <Place>{mark.place}</Place>
            </button>
            <p className={classes.soft}>
              <Said>{mark.reasons[0]?.message}</Said>
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
