import { ActionIcon, CloseButton, Skeleton, Title, Tooltip } from '@mantine/core';
import { Suspense } from 'react';
import { useMessages } from '~/messages/useMessages';
import classes from './Editor.module.css';
import { type Panel, panelsFor } from './panels';
import { useEditorParts, useSession, useView } from './useEditor';

export function usePanels(): readonly Panel[] {
  const kind = useSession((state) => state.kind);
  const hasPosting = useSession((state) => state.saved.postingId !== null);
  return panelsFor(kind, hasPosting);
}

/** None when this document has not the one that is chosen. */
export function useChosenPanel(): Panel | undefined {
  const panels = usePanels();
  const chosen = useView((state) => state.panelId);
  return panels.find((one) => one.id === chosen);
}

/** The panel that is chosen, and at its side a button for each. */
export function Panels() {
  const { t } = useMessages();
  const { view } = useEditorParts();
  const panels = usePanels();
  const panel = useChosenPanel();
  const chosen = panel?.id;
  return (
    <>
      {panel && (
        <aside className={classes.panel} aria-labelledby="panel-heading">
          <div className={classes.panelHead}>
            <Title order={2} id="panel-heading" className={classes.panelTitle}>
              {t(panel.label)}
            </Title>
            <CloseButton aria-label={t('editor.closePanel')} onClick={() => view.showPanel(null)} />
          </div>
          <div className={classes.panelBody}>
            <Suspense fallback={<Skeleton h={240} aria-label={t('ui.loading')} role="status" />}>
              <panel.component key={panel.id} />
            </Suspense>
          </div>
        </aside>
      )}
      <nav className={classes.rail} aria-label={t('editor.panels')}>
        {panels.map(({ id, label, icon: Icon }) => (
          <Tooltip key={id} label={t(label)} position="left">
            <ActionIcon
              variant={id === chosen ? 'light' : 'subtle'}
              color={id === chosen ? 'ink' : 'gray'}
              size="lg"
              aria-label={t(label)}
              aria-pressed={id === chosen}
              onClick={() => view.showPanel(id === chosen ? null : id)}
            >
              <Icon size={19} stroke={1.6} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ))}
      </nav>
    </>
  );
}
