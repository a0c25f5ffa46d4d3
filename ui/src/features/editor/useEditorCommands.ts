import { useMemo } from 'react';
import { type Command, useCommands } from '~/features/shell/commands';
import { useMessages } from '~/messages/useMessages';
import { SECTION_NAMES } from './document/sections';
import { useAddEntry } from './form/SectionForm';
import { usePanels } from './Panels';
import { useEditorParts } from './useEditor';

/** What the palette and the keyboard do here. */
export function useEditorCommands(openExport: () => void): void {
  const { t } = useMessages();
  const { session, view } = useEditorParts();
  const add = useAddEntry();
  const panels = usePanels();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `add` is made of session and view, `panels` of what stays
  const commands = useMemo<Command[]>(() => {
    const editing = t('editor.editing');
    const go = (id: string, label: string, path: string): Command => ({
      id: `section:${id}`,
      label: t('editor.goTo', { name: label }),
      group: t('editor.sections'),
      run: () => view.jumpTo(path),
    });
    return [
      {
        id: 'save',
        label: t('editor.save'),
        group: editing,
        keys: 'mod+S',
        inFields: true,
        run: () => void session.save(),
      },
      {
        id: 'undo',
        label: t('editor.undo'),
        group: editing,
        keys: 'mod+Z',
        inFields: '[data-path]',
        run: session.undo,
      },
      {
        id: 'redo',
        label: t('editor.redo'),
        group: editing,
        keys: 'shift+mod+Z',
        inFields: '[data-path]',
        run: session.redo,
      },
      {
        id: 'export',
        label: t('editor.export'),
        group: editing,
        keys: 'mod+E',
        inFields: true,
        run: openExport,
      },
      go('basics', t('editor.contact'), 'basics/name'),
      go('label', t('editor.targetTitle'), 'basics/label'),
      go('summary', t('fields.summary'), 'basics/summary'),
      ...SECTION_NAMES.map((name) => go(name, t(`editor.section_${name}`), name)),
      ...SECTION_NAMES.map((name) => ({
        id: `add:${name}`,
        label: t('editor.addTo', { name: t(`editor.section_${name}`) }),
        group: t('editor.adding'),
        run: () => add(name),
      })),
      ...panels.map(({ id, label }, index) => ({
        id: `panel:${id}`,
        label: t('editor.showPanel', { name: t(label) }),
        group: t('editor.panels'),
        ...(index < 9 ? { keys: `alt+${index + 1}`, inFields: true } : {}),
        run: () => view.showPanel(id),
      })),
    ];
  }, [t, session, view, openExport]);
  useCommands(commands);
}
