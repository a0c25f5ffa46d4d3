import { Fragment, lazy, type ReactNode, Suspense } from 'react';
import type { MarkView } from '~/api';
import { Said } from '~/ui/Said';
import classes from './Form.module.css';

const Underline = lazy(async () => ({
  default: (await import('~/features/scoring/Underline')).Underline,
}));
const FieldAid = lazy(() => import('~/features/optimizations/FieldAid'));

type Marked = { readonly text: string; readonly mark: MarkView | undefined; readonly isLong?: boolean };

/** Around a field: a wave below the words that the guard asks about. */
export const underlined =
  ({ text, mark, isLong = false }: Marked) =>
  (field: ReactNode) => (
    <div className={classes.marked}>
      {field}
      <Suspense>{mark && <Underline text={text} mark={mark} isLong={isLong} />}</Suspense>
    </div>
  );

/** Why the guard asks, for below the field. */
export function whyMarked(mark: MarkView | undefined): ReactNode {
  return mark?.reasons.map(({ kind, text, message }, at) => (
    <Fragment key={`${kind} ${text}`}>
      {at > 0 && ' '}
      <Said>{message}</Said>
    </Fragment>
  ));
}

export function Aid({ path }: { path: string }) {
  return (
    <Suspense>
      <FieldAid path={path} />
    </Suspense>
  );
}
