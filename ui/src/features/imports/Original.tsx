import { useEffect, useRef, useState } from 'react';
import { useMessages } from '~/messages/useMessages';
import { bringIntoView } from '~/ui/bringIntoView';
import type { Ledger, LedgerLine } from './ledger';
import classes from './Original.module.css';

type Props = { readonly resumeId: string; readonly ledger: Ledger; readonly lit: readonly LedgerLine[] };

/** The pages of the file, or its lines where it has no pages or none that can be shown, with the lit lines marked and in view. */
export function Original({ resumeId, ledger, lit }: Props) {
  const first = useRef<HTMLElement | null>(null);
  const { t } = useMessages();
  const [isGone, setGone] = useState(false);
  const firstNumber = lit[0]?.number;
  // biome-ignore lint/correctness/useExhaustiveDependencies: lines that come in place of the pages are scrolled anew
  useEffect(() => {
    if (firstNumber !== undefined) bringIntoView(first.current, 'center');
  }, [firstNumber, isGone]);
  if (ledger.source.kind === 'pdf' && ledger.source.page_sizes.length > 0 && !isGone) {
    return <Pages {...{ resumeId, ledger, lit, first }} onGone={() => setGone(true)} />;
  }
  return (
    <>
      {isGone && <p role="status">{t('imports.pagesGone')}</p>}
      <Lines ledger={ledger} lit={lit} first={first} />
    </>
  );
}

type ShownProps = { readonly first: React.RefObject<HTMLElement | null> };

function Pages({ resumeId, ledger, lit, first, onGone }: Props & ShownProps & { onGone: () => void }) {
  const { t } = useMessages();
  const sizes = ledger.source.page_sizes;
  return sizes.map(([width, height], index) => {
    const number = index + 1;
    const boxes = lit.filter((line) => line.box?.page === number);
    return (
      <figure key={number} className={classes.page} style={{ aspectRatio: `${width} / ${height}` }}>
        <img
          src={`/api/v1/resumes/${resumeId}/source/pages/${number}.png`}
          alt={t('imports.page', { number, count: sizes.length })}
          loading="lazy"
          decoding="async"
          onError={onGone}
        />
        {boxes.map((line) => (
          <mark
            key={line.number}
            ref={line.number === lit[0]?.number ? first : undefined}
            className={classes.box}
            style={placeOf(line, width, height)}
            aria-hidden
          />
        ))}
      </figure>
    );
  });
}

/** In shares of the page, a little larger than the letters. */
function placeOf({ box }: LedgerLine, width: number, height: number): React.CSSProperties {
  if (!box) return {};
  const percent = (value: number, whole: number) => `${(value / whole) * 100}%`;
  return {
    left: percent(box.x0 - 3, width),
    top: percent(box.y0 - 2, height),
    width: percent(box.x1 - box.x0 + 6, width),
    height: percent(box.y1 - box.y0 + 4, height),
  };
}

function Lines({ ledger, lit, first }: Omit<Props, 'resumeId'> & ShownProps) {
  const { t } = useMessages();
  const numbers = new Set(lit.map((line) => line.number));
  return (
    <ol className={classes.lines} aria-label={t('imports.readLines')}>
      {ledger.lines.map((line) => (
        <li
          key={line.number}
          ref={line.number === lit[0]?.number ? (first as React.RefObject<HTMLLIElement>) : undefined}
          data-fate={line.fate}
          data-lit={numbers.has(line.number) || undefined}
        >
          {line.text}
        </li>
      ))}
    </ol>
  );
}
