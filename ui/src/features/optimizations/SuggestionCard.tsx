import { type KeyboardEvent, useRef, useState } from 'react';
import type { SuggestionView } from '~/api';
import { useEditorParts } from '~/features/editor/useEditor';
import { useMessages } from '~/messages/useMessages';
import { Place, Said } from '~/ui/Said';
import { CardActions } from './CardActions';
import { EditWording } from './EditWording';
import { Evidence } from './Evidence';
import { Refusal } from './Refusal';
import classes from './Suggestions.module.css';
import { choiceOfLists, groupOf, isWorded, refusalOf, wordingsOf } from './suggestions';
import { type Decision, useDecide } from './useSuggestions';
import { Wordings } from './Wordings';

/** One suggestion: what it changes, on what it rests, and what the person decides. */
export function SuggestionCard({ suggestion }: { suggestion: SuggestionView }) {
  const { t } = useMessages();
  const { view } = useEditorParts();
  const home = useRef<HTMLLIElement>(null);
  const [choice, setChoice] = useState(0);
  const [isEditing, setEditing] = useState(false);
  const next = useRef<HTMLElement | null>(null);
  const deciding = useDecide(suggestion.id, () => next.current?.focus());
  const { state, target, place, operation, engine, why } = suggestion;
  const refusal = refusalOf(deciding.error);
  const decide = (decision: Decision) => {
    next.current = nextOf(home.current);
    deciding.mutate(decision);
  };
  const isOpen = groupOf(suggestion) !== 'applied';
  const keys = (event: KeyboardEvent<HTMLLIElement>) => {
    if (event.target !== event.currentTarget || event.metaKey || event.ctrlKey || event.altKey) return;
    const acts: Record<string, (() => void) | false> = {
      Enter: isOpen && (() => decide({ kind: 'accept', choice })),
      e: isOpen && isWorded(suggestion) && (() => setEditing(true)),
      x: state !== 'rejected' && (() => decide({ kind: isOpen ? 'reject' : 'undo' })),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <li
      ref={home}
      className={classes.card}
      data-list-item
      data-state={state}
      aria-label={`${place}: ${t(`optimizations.op_${operation}`)}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the list is gone through by j and k, and decided by keys
      tabIndex={0}
      onKeyDown={keys}
      onFocus={(event) => event.target === event.currentTarget && view.select(target)}
      onMouseEnter={() => view.select(target)}
      aria-busy={deciding.isPending}
    >
      <div className={classes.head}>
        <button type="button" className={classes.place} onClick={() => view.jumpTo(target)}>
          <Place>{place}</Place>
        </button>
        {engine === 'model' && <span className={classes.tag}>{t('optimizations.byModel')}</span>}
      </div>
      <p className={classes.operation}>{t(`optimizations.op_${operation}`)}</p>
      <Wordings suggestion={suggestion} choice={choice} setChoice={setChoice} />
      <p className={classes.soft}>
        <Said>{why}</Said>
      </p>
      <Evidence suggestion={suggestion} />
      {isOpen && <Reasons suggestion={suggestion} choice={choice} />}
      {isEditing ? (
        <EditWording
          suggestion={suggestion}
          choice={choice}
          deciding={deciding}
          decide={decide}
          close={() => {
            setEditing(false);
            deciding.reset();
            home.current?.focus();
          }}
        />
      ) : (
        <>
          {refusal && (
            <Refusal
              verdict={refusal}
              isBusy={deciding.isPending}
              onConfirm={() => decide({ kind: 'accept', choice, confirm: true })}
            />
          )}
          <CardActions
            suggestion={suggestion}
            deciding={deciding.isPending ? deciding.variables.kind : null}
            decide={(decision) => decide(decision.kind === 'accept' ? { ...decision, choice } : decision)}
            edit={() => setEditing(true)}
          />
        </>
      )}
    </li>
  );
}

/** Why the guard does not simply pass the chosen wording. */
function Reasons({ suggestion, choice }: { suggestion: SuggestionView; choice: number }) {
  const reasons = wordingsOf(suggestion)[choice]?.verdict.reasons ?? [];
  if (reasons.length === 0) return null;
  return (
    <ul className={classes.reasons}>
      {reasons.map((one) => (
        <li key={`${one.kind} ${one.text}`}>
          <Said>{one.message}</Said>
        </li>
      ))}
    </ul>
  );
}

/** Where the keyboard goes on when a decided one leaves the list. */
function nextOf(home: HTMLElement | null): HTMLElement | null {
  if (!home?.contains(document.activeElement)) return null;
  const beside = (home.nextElementSibling ?? home.previousElementSibling) as HTMLElement | null;
  return beside ?? choiceOfLists(home.closest('aside'));
}
