import { useMemo } from 'react';
import type { PostingView } from '~/api';
import { useMessages } from '~/messages/useMessages';
import classes from './Postings.module.css';
import { piecesOf, type SpanKind } from './spans';

const SHOWN: readonly SpanKind[] = ['must', 'nice', 'duty', 'knockout', 'title', 'company', 'fact', 'word'];

/** The text as it was given, with what was read marked by its kind, in words too. */
export function PostingText({ posting }: { posting: PostingView }) {
  const { t } = useMessages();
  const { text, effective } = posting;
  const pieces = useMemo(() => piecesOf(text, effective), [text, effective]);
  const kinds = SHOWN.filter((kind) => pieces.some((one) => one.kind === kind));
  return (
    <>
      <ul className={classes.legend} aria-label={t('postings.legend')}>
        {kinds.map((kind) => (
          <li key={kind}>
            <mark className={classes.mark} data-kind={kind}>
              {t(`postings.kind_${kind}`)}
            </mark>
          </li>
        ))}
      </ul>
      <div className={classes.posting}>
        {pieces.map((one) =>
          one.kind ? (
            <mark
              key={one.start}
              className={classes.mark}
              data-kind={one.kind}
              title={t(`postings.kind_${one.kind}`)}
            >
              {one.text}
            </mark>
          ) : (
            <span key={one.start} data-aside={one.isAside || undefined}>
              {one.text}
            </span>
          ),
        )}
      </div>
    </>
  );
}
