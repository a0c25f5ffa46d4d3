import { Button, FileButton } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMessages } from '~/messages/useMessages';
import { putPending } from './pending';

export const ACCEPTED = '.pdf,.docx,.html,.htm,.md,.markdown,.txt,.json,.xml,.zip';

export function ChooseFile({ label }: { label?: string }) {
  const { t } = useMessages();
  const navigate = useNavigate();
  const choose = (file: File | null) => {
    if (!file) return;
    putPending(file);
    void navigate({ to: '/import' });
  };
  return (
    <FileButton onChange={choose} accept={ACCEPTED}>
      {(props) => (
        <Button {...props} size="md" leftSection={<IconUpload size={18} stroke={1.8} aria-hidden />}>
          {label ?? t('imports.choose')}
        </Button>
      )}
    </FileButton>
  );
}
