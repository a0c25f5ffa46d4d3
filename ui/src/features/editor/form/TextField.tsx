import { Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, memo } from 'react';
import { OWN_DIRECTION } from '~/ui/direction';
import { useEditorParts, useField, useView } from '../useEditor';
import classes from './Form.module.css';
import { Aid, underlined, whyMarked } from './Marked';

type Props = {
  readonly path: string;
  readonly label: string;
  /** Where the words beside it say what it is. */
  readonly isLabelHidden?: boolean;
  readonly isLong?: boolean;
  readonly placeholder?: string;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
};

/** Browsers that grow a field by themselves do it without measuring on every keystroke. */
const GROWS = globalThis.CSS?.supports?.('field-sizing', 'content') ?? false;

/** One text of the draft. `data-path` is where a jump finds it. */
export const TextField = memo(function TextField({
  path,
  label,
  isLabelHidden,
  isLong,
  placeholder,
  onKeyDown,
}: Props) {
  const { view } = useEditorParts();
  const [text, setText] = useField(path);
  const mark = useView((state) => state.judgement.marks.get(path));
  const isAided = useView((state) => state.focusedPath === path) && (Boolean(isLong) || mark !== undefined);
  const given = {
    label: isLabelHidden ? undefined : label,
    'aria-label': isLabelHidden ? label : undefined,
    'data-path': path,
    attributes: OWN_DIRECTION,
    size: 'sm',
    value: text,
    placeholder,
    classNames: { input: classes.input, label: classes.label },
    onFocus: () => view.focus(path),
    description: whyMarked(mark),
    inputWrapperOrder: ['label', 'input', 'description'] satisfies ('label' | 'input' | 'description')[],
    inputContainer: underlined({ text, mark, isLong: Boolean(isLong) }),
    onKeyDown,
  };
  // A line break in a bullet is none on the page.
  const oneLine = (value: string) => setText(value.replace(/\s*\n\s*/g, ' '));
  const field = isLong ? (
    <Textarea
      {...given}
      autosize={!GROWS}
      rows={1}
      {...(GROWS ? {} : { minRows: 1 })}
      onChange={(event) =>
        path.endsWith('/summary') || path.endsWith('/text')
          ? setText(event.currentTarget.value)
          : oneLine(event.currentTarget.value)
      }
    />
  ) : (
    <TextInput {...given} onChange={(event) => setText(event.currentTarget.value)} />
  );
  return (
    <div>
      {field}
      {isAided && <Aid path={path} />}
    </div>
  );
});
