import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { Me } from '~/api';
import {
  changeMeMutation,
  changePasswordMutation,
  getSignInMeansOptions,
  readMeOptions,
  signOutMutation,
} from '~/api/@tanstack/react-query.gen';
import { forgetShell } from '~/features/shell/offline';
import { refresh } from '~/live/stale';
import { useMessages } from '~/messages/useMessages';
import { tell, tellProblem } from '~/ui/notify';
import { ProblemNotice } from '~/ui/ProblemNotice';
import { nowHere } from '~/ui/person';
import { Section } from './Section';

export function Account() {
  const { data: me } = useSuspenseQuery(readMeOptions());
  const { data: means } = useSuspenseQuery(getSignInMeansOptions());
  return (
    <>
      <Name me={me} isSingleUser={means.opening_link} />
      {means.password && <Password me={me} />}
      {!means.opening_link && <SignOut />}
    </>
  );
}

function Name({ me, isSingleUser }: { me: Me; isSingleUser: boolean }) {
  const { t } = useMessages();
  const queryClient = useQueryClient();
  const form = useForm({ mode: 'uncontrolled', initialValues: { name: me.name } });
  const save = useMutation({
    ...changeMeMutation(),
    onError: tellProblem,
    onSuccess: async () => {
      tell(t('settings.nameSaved'));
      await refresh(queryClient, 'readMe');
    },
  });
  return (
    <Section title={t('settings.account')} intro={isSingleUser ? t('settings.singleUserAccount') : undefined}>
      <form onSubmit={form.onSubmit((body) => save.mutate({ body }))}>
        <Stack>
          <TextInput
            label={t('accounts.name')}
            description={t('accounts.nameHint')}
            autoComplete="name"
            maxLength={200}
            key={form.key('name')}
            {...form.getInputProps('name')}
          />
          {!isSingleUser && (
            <TextInput
              label={t('accounts.email')}
              description={t('settings.emailHint')}
              value={me.email}
              readOnly
            />
          )}
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t('ui.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

function Password({ me }: { me: Me }) {
  const { t } = useMessages();
  const form = useForm({ mode: 'uncontrolled', initialValues: { old: '', next: '' } });
  const save = useMutation({
    ...changePasswordMutation(),
    onSuccess: () => {
      form.reset();
      tell(t('settings.passwordChanged'));
    },
  });
  const title = me.has_password ? t('settings.changePassword') : t('settings.setPassword');
  return (
    <Section title={title}>
      <form
        onSubmit={form.onSubmit(({ old, next }) =>
          save.mutate({ body: { old_password: me.has_password ? old : null, new_password: next } }),
        )}
      >
        <Stack>
          {save.error && <ProblemNotice error={save.error} />}
          {me.has_password && (
            <PasswordInput
              label={t('settings.oldPassword')}
              autoComplete="current-password"
              required
              withAsterisk={false}
              key={form.key('old')}
              {...form.getInputProps('old')}
            />
          )}
          <PasswordInput
            label={t('accounts.newPassword')}
            description={t('accounts.passwordHint')}
            autoComplete="new-password"
            required
            withAsterisk={false}
            key={form.key('next')}
            {...form.getInputProps('next')}
          />
          <Group>
            <Button type="submit" variant="default" loading={save.isPending}>
              {title}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

function SignOut() {
  const { t } = useMessages();
  const queryClient = useQueryClient();
  const router = useRouter();
  const leave = useMutation({
    ...signOutMutation(),
    onError: tellProblem,
    onSuccess: async () => {
      nowHere(null);
      await forgetShell();
      await router.navigate({ to: '/sign-in', search: {} });
      queryClient.clear();
    },
  });
  return (
    <Section title={t('accounts.signOut')}>
      <Text fz="sm" component="div">
        <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate({})}>
          {t('settings.signOutHere')}
        </Button>
      </Text>
    </Section>
  );
}
