import { Button, Group, Modal, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useMessages } from '~/messages/useMessages';
import { useEditorParts } from './useEditor';

/** Leaving saves first. Only when that fails is it asked, and even then the work is kept in this browser. */
export function LeaveGuard() {
  const { t } = useMessages();
  const { session } = useEditorParts();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname || !session.isDirty()) return false;
      return !(await session.save());
    },
    enableBeforeUnload: session.isDirty,
    withResolver: true,
  });
  return (
    <Modal
      opened={status === 'blocked'}
      onClose={() => reset?.()}
      title={t('editor.leaveTitle')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Text fz="sm">{t('editor.leaveText')}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => proceed?.()}>
          {t('editor.leave')}
        </Button>
        <Button data-autofocus onClick={() => reset?.()}>
          {t('editor.stay')}
        </Button>
      </Group>
    </Modal>
  );
}
