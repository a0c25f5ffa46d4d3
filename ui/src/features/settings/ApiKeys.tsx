import { Button, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeyShown } from '~/api';
import { listApiKeysOptions, revokeApiKeyMutation } from '~/api/@tanstack/react-query.gen';
import { refresh } from '~/live/stale';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { tell, tellProblem } from '~/ui/notify';
import { NewKey } from './NewKey';
import { Section } from './Section';
import classes from './Settings.module.css';

export function ApiKeys() {
  const { t } = useMessages();
  const { data } = useSuspenseQuery(listApiKeysOptions({ query: { limit: 100 } }));
  const [isOpen, dialog] = useDisclosure(false);
  return (
    <Section title={t('settings.keys')} intro={t('settings.keysIntro')}>
      {data.items.length > 0 ? (
        <ul className={classes.rows}>
          {data.items.map((key) => (
            <li key={key.id} aria-label={key.name} tabIndex={-1} data-list-item>
              <Key shown={key} />
              <Revoke shown={key} />
            </li>
          ))}
        </ul>
      ) : (
        <Text c="dimmed">{t('settings.keysNone')}</Text>
      )}
      <Button
        variant="default"
        mt="md"
        leftSection={<IconPlus size={18} stroke={1.6} aria-hidden />}
        onClick={dialog.open}
      >
        {t('settings.keyNew')}
      </Button>
      <Modal opened={isOpen} onClose={dialog.close} title={t('settings.keyNew')} closeOnClickOutside={false}>
        <NewKey onDone={dialog.close} />
      </Modal>
    </Section>
  );
}

function Key({ shown }: { shown: KeyShown }) {
  const { t } = useMessages();
  const { ago } = useFormat();
  const used = shown.last_used_at
    ? t('settings.keyUsed', { when: ago(shown.last_used_at) })
    : t('settings.keyUnused');
  const ends = shown.expires_at ? ` · ${t('settings.keyEnds', { when: ago(shown.expires_at) })}` : '';
  return (
    <div>
      <Text fw={500}>{shown.name}</Text>
      <div className={classes.quiet}>
        <code>{shown.prefix}…</code> · {shown.scopes.join(', ')} · {used}
        {ends}
      </div>
    </div>
  );
}

function Revoke({ shown }: { shown: KeyShown }) {
  const { t } = useMessages();
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const revoke = useMutation({
    ...revokeApiKeyMutation(),
    onError: tellProblem,
    onSuccess: async () => {
      setOpen(false);
      tell(t('settings.keyRevoked'));
      await refresh(queryClient, 'listApiKeys');
    },
  });
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
        {t('settings.keyRevoke')}
      </Button>
      <ConfirmDialog
        opened={isOpen}
        title={t('settings.keyRevoke')}
        action={t('settings.keyRevoke')}
        isBusy={revoke.isPending}
        onClose={() => setOpen(false)}
        onConfirm={() => revoke.mutate({ path: { key_id: shown.id } })}
      >
        {t('settings.keyRevokeSure', { name: shown.name })}
      </ConfirmDialog>
    </>
  );
}
