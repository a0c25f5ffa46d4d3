import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core';
import { IconHighlight, IconMinus, IconPlus } from '@tabler/icons-react';
import { lazy, memo, Suspense } from 'react';
import type { PreviewAnswer } from '~/api';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import { Choices } from '~/ui/Choices';
import { orNothing } from '~/ui/orNothing';
import classes from './Pages.module.css';
import { nextZoom, PX_PER_PT, type Zoom } from './zoom';

const FACTORS = [0.5, 0.75, 1, 1.5, 2];
const Warnings = lazy(orNothing(() => import('./Warnings')));

type Props = {
  readonly count: number;
  readonly warnings: PreviewAnswer['warnings'];
  /** Offered where the last page holds little. */
  readonly onFit: (() => void) | null;
  /** How many fields differ from the original; null while that is not asked. */
  readonly changes: number | null;
  readonly zoom: Zoom;
  readonly setZoom: (zoom: Zoom) => void;
  readonly scale: number;
  readonly isText: boolean;
  readonly setText: (isText: boolean) => void;
  readonly isMarked: boolean;
  readonly setMarked: (isMarked: boolean) => void;
};

export const Toolbar = memo(function Toolbar(props: Props) {
  const { t } = useMessages();
  const { isText, setText, isMarked, setMarked, changes, count } = props;
  return (
    <div className={classes.toolbar}>
      <SegmentedControl
        size="xs"
        aria-label={t('editor.shownAs')}
        value={isText ? 'text' : 'pages'}
        onChange={(value) => setText(value === 'text')}
        data={[
          { value: 'pages', label: t('editor.pages') },
          { value: 'text', label: t('editor.text') },
        ]}
      />
      <span className={classes.count}>{count > 0 && t('editor.pageCount', { count })}</span>
      {props.onFit && (
        <Button size="compact-sm" variant="light" onClick={props.onFit}>
          {t('editor.fitOn', { count: count - 1 })}
        </Button>
      )}
      {props.warnings.length > 0 && (
        <Suspense>
          <Warnings warnings={props.warnings} />
        </Suspense>
      )}
      <span className={classes.space} />
      {!isText && (
        <>
          <Tooltip label={t('editor.markHint')}>
            <Button
              size="compact-sm"
              variant={isMarked ? 'light' : 'subtle'}
              color={isMarked ? 'ink' : 'gray'}
              className={classes.marker}
              aria-pressed={isMarked}
              leftSection={<IconHighlight size={16} stroke={1.6} aria-hidden />}
              onClick={() => setMarked(!isMarked)}
            >
              <span>
                {changes === null ? t('editor.markChanges') : t('editor.changesMarked', { count: changes })}
              </span>
            </Button>
          </Tooltip>
          <ZoomControl {...props} />
        </>
      )}
    </div>
  );
});

function ZoomControl({ zoom, setZoom, scale }: Pick<Props, 'zoom' | 'setZoom' | 'scale'>) {
  const { t } = useMessages();
  const { percent } = useFormat();
  const shown = percent(Math.round((scale / PX_PER_PT) * 100) / 100);
  return (
    <div className={classes.zoom}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('editor.zoomOut')}
        onClick={() => setZoom(nextZoom(scale, -1))}
      >
        <IconMinus size={16} stroke={1.6} aria-hidden />
      </ActionIcon>
      <Choices
        position="bottom-end"
        choices={[
          { label: t('editor.fitWidth'), isChosen: zoom === 'fit', onChoose: () => setZoom('fit') },
          ...FACTORS.map((one) => ({
            label: percent(one),
            isChosen: zoom === one,
            onChoose: () => setZoom(one),
          })),
        ]}
      >
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          className={classes.percent}
          aria-label={`${t('editor.zoom')}: ${shown}`}
        >
          {shown}
        </Button>
      </Choices>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('editor.zoomIn')}
        onClick={() => setZoom(nextZoom(scale, 1))}
      >
        <IconPlus size={16} stroke={1.6} aria-hidden />
      </ActionIcon>
    </div>
  );
}
