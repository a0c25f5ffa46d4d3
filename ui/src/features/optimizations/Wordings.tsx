import { useId } from 'react';
import type { SuggestionView } from '~/api';
import { WordDiff } from '~/features/editor/panels/WordDiff';
import { useMessages } from '~/messages/useMessages';
import classes from './Suggestions.module.css';
import { groupOf, wordingsOf } from './suggestions';

type Props = {
  readonly suggestion: SuggestionView;
  readonly choice: number;
  readonly setChoice: (choice: number) => void;
};

/** Before against after, and each other wording to choose instead. */
export function Wordings({ suggestion, choice, setChoice }: Props) {
  const { t } = useMessages();
  const name = useId();
  const wordings = wordingsOf(suggestion);
  if (groupOf(suggestion) === 'applied') {
    return (
      <div className={classes.words}>
        <WordDiff before={suggestion.before} after={suggestion.applied?.after ?? suggestion.after} />
        {suggestion.applied?.is_confirmed && <p className={classes.soft}>{t('optimizations.vouched')}</p>}
      </div>
    );
  }
  if (wordings.length === 1) {
    return (
      <div className={classes.words}>
        <WordDiff before={suggestion.before} after={suggestion.after} />
      </div>
    );
  }
  return (
    <fieldset className={classes.wordings}>
      <legend>{t('optimizations.wordings')}</legend>
      {wordings.map((wording, index) => (
        <label key={wording.after}>
          <input
            type="radio"
            name={name}
            checked={choice === index}
            onChange={() => setChoice(index)}
            aria-label={wording.after}
          />
          <span>
            <WordDiff before={suggestion.before} after={wording.after} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}
