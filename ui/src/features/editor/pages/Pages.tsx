import { useElementSize } from '@mantine/hooks';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useMessages } from '~/messages/useMessages';
import { orNothing } from '~/ui/orNothing';
import { ProblemNotice } from '~/ui/ProblemNotice';
import { designOf, withDesign } from '../document/design';
import { fieldsOf } from '../document/fieldPaths';
import { useEditorParts, useSession } from '../useEditor';
import { Referred } from './Drawing';
import type { HeldPage } from './held';
import { PageSheet } from './PageSheet';
import classes from './Pages.module.css';
import { changedPaths, isLastBarelyFilled } from './places';
import { Spoken } from './Spoken';
import { Toolbar } from './Toolbar';
import { useOriginal } from './useOriginal';
import { usePreview } from './usePreview';
import { scaleOf, type Zoom } from './zoom';

const TextView = lazy(orNothing(async () => ({ default: (await import('./TextView')).TextView })));

/** The pages as an export would have them, following what is typed. */
export function Pages() {
  const { t } = useMessages();
  const { view } = useEditorParts();
  const { held, error } = usePreview();
  const { ref, width } = useElementSize();
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [isText, setText] = useState(false);
  const [isMarked, setMarked] = useState(false);
  const changed = useChanged(isMarked);
  const count = held.pages.length;
  const labels = useMemo(
    () => Array.from({ length: count }, (_, index) => t('editor.pageOf', { number: index + 1, count })),
    [t, count],
  );
  const onFit = useFit(held.pages);
  const isIn = count > 0 || error !== null;
  useEffect(() => {
    if (isIn) view.store.set({ arePagesIn: true });
  }, [isIn, view]);
  const first = held.pages[0];
  const scale = first ? scaleOf(zoom, width - 2, first.width) : 1;
  return (
    <section className={classes.room} aria-label={t('editor.pages')}>
      <Toolbar
        count={count}
        warnings={held.warnings}
        onFit={onFit}
        changes={changed?.size ?? null}
        {...{ zoom, setZoom, scale, isText, setText, isMarked, setMarked }}
      />
      {error !== null && <ProblemNotice error={error} />}
      <Referred definitions={held.definitions} />
      {isText ? (
        <Suspense>
          <TextView html={held.html} />
        </Suspense>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
        <section className={classes.desk} tabIndex={0} aria-label={t('editor.pagesDrawn')}>
          <div ref={ref} className={classes.sheets}>
            {held.pages.map((page, index) => (
              <PageSheet
                // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
                key={index}
                page={page}
                definitions={held.definitions}
                scale={scale}
                label={labels[index] ?? ''}
                changed={changed}
              />
            ))}
            {count === 0 && error === null && (
              <div className={classes.blank} role="status" aria-label={t('ui.loading')} />
            )}
          </div>
        </section>
      )}
      {held.html && <Spoken html={held.html} label={t('editor.spoken')} />}
    </section>
  );
}

/** Null where there is nothing to gain, or the person has said already on how many pages it should go. */
function useFit(pages: readonly HeldPage[]): (() => void) | null {
  const { session } = useEditorParts();
  const isSaid = useSession(({ content }) => designOf(content.draft).fit_pages != null);
  const isWorthIt = !isSaid && isLastBarelyFilled(pages);
  if (!isWorthIt) return null;
  return () => session.change((draft) => withDesign(draft, { fit_pages: pages.length - 1 }), 'design');
}

/** What the draft says otherwise than the original, told anew a moment after each page. */
function useChanged(isMarked: boolean): ReadonlySet<string> | null {
  const original = useOriginal(isMarked);
  const { session } = useEditorParts();
  const before = useMemo(() => (original ? fieldsOf(original) : null), [original]);
  if (!isMarked || !before) return null;
  return changedPaths(before, fieldsOf(session.store.get().content.draft));
}
