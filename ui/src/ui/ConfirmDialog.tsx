import { Button, Group, Modal, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '~/messages/useMessages';

type Props = {
  readonly opened: boolean;
  readonly title: string;
  readonly action: string;
  readonly isBusy?: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  readonly children: ReactNode;
};

/** For what cannot be undone. What can be is done at once and offers to be undone (`tellUndo`). */
export function ConfirmDialog({ opened, title, action, isBusy, onClose, onConfirm, children }: Props) {
  const { t } = useMessages();
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <Text fz="sm" component="div">
        {children}
      </Text>
      <Group justify="end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button color="red" loading={isBusy} onClick={onConfirm}>
          {action}
        </Button>
      </Group>
    </Modal>
  );
}
