import { TextInput } from '@mantine/core';
import { memo, useEffect, useRef, useState } from 'react';
import { useMessages } from '~/messages/useMessages';
import { PRESENT, readDate, sayDate } from '../document/dates';
import { useEditorParts, useField, useView } from '../useEditor';
import classes from './Form.module.css';
import { Aid, underlined, whyMarked } from './Marked';

type Props = { readonly path: string; readonly label: string; readonly canBePresent?: boolean };

/** A date in plain words. Only what can be read goes into the draft; the rest stays here and says why. */
export const DateField = memo(function DateField({ path, label, canBePresent = false }: Props) {
  const { t, locale } = useMessages();
  const { view } = useEditorParts();
  const [iso, setIso] = useField(path);
  const [typed, setTyped] = useState(() => view.store.get().noDates.get(path) ?? null);
  const sent = useRef(iso);
  useEffect(() => {
    // Undone, or changed elsewhere.
    if (iso !== sent.current) {
      setTyped(null);
      view.keepNoDate(path, null);
    }
    sent.current = iso;
  }, [iso, path, view]);
  const read = (text: string) => {
    const date = readDate(text, locale);
    return date === PRESENT && !canBePresent ? null : date;
  };
  // The dates of an entry are one text to the guard, which stands where they begin.
  const markedPath = path.replace(/\/end$/, '/start');
  const mark = useView((state) => state.judgement.marks.get(markedPath));
  const isAided = useView((state) => state.focusedPath === path) && mark !== undefined;
  const shown = iso === PRESENT ? t('editor.present') : iso;
  const isWrong = typed !== null && read(typed) === null;
  const said = !isWrong && iso && iso !== PRESENT && iso.includes('-') ? sayDate(iso, locale) : '';
  const field = (
    <TextInput
      label={label}
      data-path={path}
      size="sm"
      inputMode="text"
      autoComplete="off"
      placeholder={canBePresent ? t('editor.datePlaceholderEnd') : t('editor.datePlaceholder')}
      value={typed ?? shown}
      error={isWrong && t(canBePresent ? 'editor.dateWrongEnd' : 'editor.dateWrong')}
      description={
        (said || mark) && (
          <>
            {said}
            {said && mark && ' · '}
            {whyMarked(mark)}
          </>
        )
      }
      inputContainer={underlined({ text: typed ?? shown, mark })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      classNames={{ input: classes.input, label: classes.label, description: classes.hint }}
      onFocus={() => view.focus(path)}
      onBlur={() => !isWrong && setTyped(null)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const date = read(text);
        view.keepNoDate(path, date === null ? text : null);
        if (date === null || date === iso) return;
        sent.current = date;
        setIso(date);
      }}
    />
  );
  return (
    <div>
      {field}
      {isAided && <Aid path={markedPath} />}
    </div>
  );
});
