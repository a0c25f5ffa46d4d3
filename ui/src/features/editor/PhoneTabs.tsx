import { Tabs } from '@mantine/core';
import { useMessages } from '~/messages/useMessages';
import { useChosenInView } from '~/ui/useChosenInView';
import classes from './Editor.module.css';
import { useChosenPanel, usePanels } from './Panels';
import { useEditorParts, useView } from './useEditor';

/** Where only one of form, pages and a panel has room. */
export default function PhoneTabs() {
  const { t } = useMessages();
  const { view } = useEditorParts();
  const panels = usePanels();
  const panel = useChosenPanel();
  const tab = useView((state) => (state.tab === 'panel' ? (panel?.id ?? 'edit') : state.tab));
  const row = useChosenInView<HTMLDivElement>(tab);
  const go = (next: string | null) => {
    if (next === 'edit' || next === 'preview') view.store.set({ tab: next });
    else if (next) view.showPanel(next);
  };
  return (
    <Tabs value={tab} onChange={go}>
      <Tabs.List ref={row} aria-label={t('editor.parts')} className={classes.tabs}>
        <Tabs.Tab value="edit">{t('editor.edit')}</Tabs.Tab>
        <Tabs.Tab value="preview">{t('editor.preview')}</Tabs.Tab>
        {panels.map(({ id, label }) => (
          <Tabs.Tab key={id} value={id}>
            {t(label)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
