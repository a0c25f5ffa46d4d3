import { Button, Group, Modal, Text } from '@mantine/core';
import { useMessages } from '~/messages/useMessages';

type Props = { readonly leave: () => void; readonly stay: () => void };

export default function LeaveDialog({ leave, stay }: Props) {
  const { t } = useMessages();
  return (
    <Modal
      opened
      onClose={stay}
      title={t('editor.leaveTitle')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Text fz="sm">{t('editor.leaveText')}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={leave}>
          {t('editor.leave')}
        </Button>
        <Button data-autofocus onClick={stay}>
          {t('editor.stay')}
        </Button>
      </Group>
    </Modal>
  );
}
