import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useMessages } from '~/messages/useMessages';
import type { Command } from './commands';
import { KeyNames } from './KeyNames';

export default function Palette({ commands }: { commands: readonly Command[] }) {
  const { t } = useMessages();
  return (
    <Spotlight
      actions={groupsOf(commands)}
      shortcut={null}
      nothingFound={t('shell.nothingFound')}
      highlightQuery
      scrollable
      maxHeight="60vh"
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: t('shell.searchCommands'),
        'aria-label': t('shell.searchCommands'),
      }}
    />
  );
}

function groupsOf(commands: readonly Command[]): SpotlightActionGroupData[] {
  const groups = new Map<string, SpotlightActionGroupData>();
  for (const { id, label, group, keys, run } of commands) {
    const found = groups.get(group) ?? { group, actions: [] };
    found.actions.push({
      id,
      label,
      onClick: run,
      rightSection: keys ? <KeyNames keys={keys} /> : undefined,
    });
    groups.set(group, found);
  }
  return [...groups.values()];
}
