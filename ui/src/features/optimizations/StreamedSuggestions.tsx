import { Title } from '@mantine/core';
import type { SuggestionView } from '~/api';
import { WordDiff } from '~/features/editor/panels/WordDiff';
import { useMessages } from '~/messages/useMessages';
import { Place, Said } from '~/ui/Said';
import classes from './Optimize.module.css';
import { isOver, type Run } from './run';

/** As they come; they are decided in the editor. */
export function StreamedSuggestions({ run }: { run: Run }) {
  const { t } = useMessages();
  return (
    <section aria-labelledby="found-heading">
      <Title order={2} id="found-heading" className={classes.heading}>
        {t('optimizations.suggestions')}
      </Title>
      {run.suggestions.length === 0 && (
        <p className={classes.soft}>{t(isOver(run) ? 'optimizations.nothingFound' : 'optimizations.soon')}</p>
      )}
      <ol className={classes.found}>
        {run.suggestions.map((one) => (
          <Found key={one.id} suggestion={one} />
        ))}
      </ol>
    </section>
  );
}

function Found({ suggestion }: { suggestion: SuggestionView }) {
  const { t } = useMessages();
  const { place, operation, before, after, why, state, verdict } = suggestion;
  return (
    <li className={classes.card} data-state={state} aria-label={place} tabIndex={-1} data-list-item>
      <div className={classes.cardHead}>
        <Place>{place}</Place>
        <span className={classes.tag} data-state={state}>
          {t(`optimizations.state_${state}`)}
        </span>
      </div>
      <p className={classes.operation}>{t(`optimizations.op_${operation}`)}</p>
      <p className={classes.words}>
        <WordDiff before={before} after={after} />
      </p>
      <p className={classes.soft}>
        <Said>{verdict.reasons?.[0]?.message ?? why}</Said>
      </p>
    </li>
  );
}
