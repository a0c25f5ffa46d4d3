import { Group, Modal, Stack, Text } from '@mantine/core';
import { useMessages } from '~/messages/useMessages';
import type { Command } from './commands';
import { KeyNames } from './KeyNames';

export default function Shortcuts({
  commands,
  onClose,
}: {
  commands: readonly Command[];
  onClose: () => void;
}) {
  const { t } = useMessages();
  const withKeys = commands.filter((one) => one.keys);
  const groups = [...new Set(withKeys.map((one) => one.group))];
  return (
    <Modal opened onClose={onClose} title={t('shell.shortcuts')}>
      <Stack gap="lg">
        {groups.map((group) => (
          <Stack key={group} gap="xs" component="section">
            <Text fz="xs" c="dimmed" component="h3" ff="text">
              {group}
            </Text>
            {withKeys
              .filter((one) => one.group === group)
              .map((one) => (
                <Group key={one.id} justify="space-between">
                  <Text fz="sm">{one.label}</Text>
                  <Group gap="xs">
                    <KeyNames keys={one.keys ?? ''} />
                    {one.alsoKeys && <KeyNames keys={one.alsoKeys} />}
                  </Group>
                </Group>
              ))}
          </Stack>
        ))}
      </Stack>
    </Modal>
  );
}
