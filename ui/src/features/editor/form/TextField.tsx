import { Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, lazy, memo, type ReactNode, Suspense } from 'react';
import { OWN_DIRECTION } from '~/ui/direction';
import { ENGLISH } from '~/ui/english';
import { useEditorParts, useField, useSession, useView } from '../useEditor';
import classes from './Form.module.css';

const Underline = lazy(async () => ({
  default: (await import('~/features/scoring/Underline')).Underline,
}));
const FieldAid = lazy(() => import('~/features/optimizations/FieldAid'));

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
    description: mark && <span {...ENGLISH}>{mark.reasons.map((reason) => reason.message).join(' ')}</span>,
    inputWrapperOrder: ['label', 'input', 'description'] satisfies ('label' | 'input' | 'description')[],
    inputContainer: (field: ReactNode) => (
      <div className={classes.marked}>
        {field}
        <Suspense>{mark && <Underline text={text} mark={mark} isLong={Boolean(isLong)} />}</Suspense>
      </div>
    ),
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

function Aid({ path }: { path: string }) {
  const isOptimized = useSession((state) => state.kind === 'optimized_resume');
  return isOptimized ? (
    <Suspense>
      <FieldAid path={path} />
    </Suspense>
  ) : null;
}
