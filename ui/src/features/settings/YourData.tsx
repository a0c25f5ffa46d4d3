import { Button, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { Me } from '~/api';
import { eraseMeMutation, readMeOptions } from '~/api/@tanstack/react-query.gen';
import { forgetShell } from '~/features/shell/offline';
import { useMessages } from '~/messages/useMessages';
import { tell } from '~/ui/notify';
import { ProblemNotice } from '~/ui/ProblemNotice';
import { forgetPerson } from '~/ui/person';
import { Kept } from './Kept';
import { Section } from './Section';

export function YourData() {
  const { t } = useMessages();
  const { data: me } = useSuspenseQuery(readMeOptions());
  const [isOpen, dialog] = useDisclosure(false);
  return (
    <>
      <Section title={t('settings.export')} intro={t('settings.exportIntro')}>
        <Button
          component="a"
          href="/api/v1/me/export"
          download
          variant="default"
          leftSection={<IconDownload size={18} stroke={1.6} aria-hidden />}
        >
          {t('settings.exportButton')}
        </Button>
      </Section>
      <Section title={t('settings.kept')} intro={t('settings.keptIntro')}>
        <Kept />
      </Section>
      <Section title={t('settings.erase')} intro={t('settings.eraseIntro')}>
        <Button variant="outline" color="red" onClick={dialog.open}>
          {t('settings.eraseButton')}
        </Button>
      </Section>
      <Modal opened={isOpen} onClose={dialog.close} title={t('settings.erase')}>
        <Erase me={me} />
      </Modal>
    </>
  );
}

function Erase({ me }: { me: Me }) {
  const { t } = useMessages();
  const queryClient = useQueryClient();
  const router = useRouter();
  const form = useForm({ initialValues: { confirmation: '', password: '' } });
  const erase = useMutation({
    ...eraseMeMutation(),
    onSuccess: async () => {
      forgetPerson(me.id);
      await forgetShell();
      await router.navigate({ to: '/sign-in', search: {} });
      queryClient.clear();
      tell(t('settings.eraseDone'));
    },
  });
  return (
    <form
      onSubmit={form.onSubmit(({ confirmation, password }) =>
        erase.mutate({ body: { confirmation, password: password || null } }),
      )}
    >
      <Stack>
        <Text fz="sm">{t('settings.eraseIntro')}</Text>
        {erase.error && <ProblemNotice error={erase.error} />}
        <TextInput
          label={t('settings.eraseSure', { email: me.email })}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('confirmation')}
        />
        {me.has_password && (
          <PasswordInput
            label={t('accounts.password')}
            autoComplete="current-password"
            {...form.getInputProps('password')}
          />
        )}
        <Button
          type="submit"
          color="red"
          loading={erase.isPending}
          disabled={form.values.confirmation.trim().toLowerCase() !== me.email.toLowerCase()}
        >
          {t('settings.eraseConfirm')}
        </Button>
      </Stack>
    </form>
  );
}
