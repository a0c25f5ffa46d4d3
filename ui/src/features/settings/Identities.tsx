import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { IdentityShown } from '~/api';
import { listIdentitiesOptions, unlinkIdentityMutation } from '~/api/@tanstack/react-query.gen';
import { refresh } from '~/live/stale';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { tell, tellProblem } from '~/ui/notify';
import { Section } from './Section';
import classes from './Settings.module.css';

/** Nothing where the account is opened by its password alone. */
export function Identities() {
  const { t } = useMessages();
  const { ago } = useFormat();
  const { data } = useSuspenseQuery(listIdentitiesOptions({ query: { limit: 100 } }));
  if (data.items.length === 0) return null;
  return (
    <Section title={t('settings.identities')} intro={t('settings.identitiesIntro')}>
      <ul className={classes.rows}>
        {data.items.map((one) => (
          <li key={one.id} aria-label={nameOf(one)} tabIndex={-1} data-list-item>
            <div>
              <Text fw={500}>{nameOf(one)}</Text>
              <div className={classes.quiet}>
                {one.issuer} · {t('settings.identityAdded', { when: ago(one.created_at) })}
              </div>
            </div>
            <Unlink shown={one} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function nameOf({ email, issuer }: IdentityShown): string {
  return email || issuer;
}

function Unlink({ shown }: { shown: IdentityShown }) {
  const { t } = useMessages();
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const unlink = useMutation({
    ...unlinkIdentityMutation(),
    onError: tellProblem,
    onSuccess: async () => {
      tell(t('settings.identityRemoved'));
      await refresh(queryClient, 'listIdentities', 'listSessions');
    },
    onSettled: () => setOpen(false),
  });
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
        {t('settings.identityRemove')}
      </Button>
      <ConfirmDialog
        opened={isOpen}
        title={t('settings.identityRemove')}
        action={t('settings.identityRemove')}
        isBusy={unlink.isPending}
        onClose={() => setOpen(false)}
        onConfirm={() => unlink.mutate({ path: { identity_id: shown.id } })}
      >
        {t('settings.identityRemoveSure', { name: nameOf(shown) })}
      </ConfirmDialog>
    </>
  );
}
