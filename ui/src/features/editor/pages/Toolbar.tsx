import { ActionIcon, Button, Menu, Popover, SegmentedControl, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconHighlight, IconMinus, IconPlus } from '@tabler/icons-react';
import { memo } from 'react';
import type { PreviewAnswer } from '~/api';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import { Said } from '~/ui/Said';
import classes from './Pages.module.css';
import { nextZoom, PX_PER_PT, type Zoom } from './zoom';

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
      <Warnings warnings={props.warnings} />
      <span className={classes.space} />
      {!isText && (
        <>
          <Button
            size="compact-sm"
            variant={isMarked ? 'light' : 'subtle'}
            color={isMarked ? 'ink' : 'gray'}
            aria-pressed={isMarked}
            leftSection={<IconHighlight size={16} stroke={1.6} aria-hidden />}
            onClick={() => setMarked(!isMarked)}
          >
            {changes === null ? t('editor.markChanges') : t('editor.changesMarked', { count: changes })}
          </Button>
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
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            className={classes.percent}
            aria-label={`${t('editor.zoom')}: ${shown}`}
          >
            {shown}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setZoom('fit')} fw={zoom === 'fit' ? 600 : 400}>
            {t('editor.fitWidth')}
          </Menu.Item>
          {[0.5, 0.75, 1, 1.5, 2].map((one) => (
            <Menu.Item key={one} onClick={() => setZoom(one)} fw={zoom === one ? 600 : 400}>
              {percent(one)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
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

function Warnings({ warnings }: Pick<Props, 'warnings'>) {
  const { t } = useMessages();
  if (warnings.length === 0) return null;
  return (
    <Popover width={320} position="bottom-start" withArrow>
      <Popover.Target>
        <Tooltip label={t('editor.warningsHint')}>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={<IconAlertTriangle size={16} stroke={1.6} color="var(--warn)" aria-hidden />}
          >
            {t('editor.warnings', { count: warnings.length })}
          </Button>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={classes.warnings}>
          {warnings.map((one) => (
            <li key={one.code + one.message}>
              <Said>{one.message}</Said>{' '}
              {one.fix && (
                <strong>
                  <Said>{one.fix}</Said>
                </strong>
              )}
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
