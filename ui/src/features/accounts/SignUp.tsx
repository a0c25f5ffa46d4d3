import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import { useMessages } from '~/messages/useMessages';
import { ProblemNotice } from '~/ui/ProblemNotice';
import { hasStatus, ProblemError, problemOf } from '~/ui/problem';
import { Entrance } from './Entrance';
import { EmailField, PasswordField } from './Fields';
import { useSignUp } from './useSignIn';

export function SignUp() {
  const { t } = useMessages();
  const join = useSignUp('/');
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '', name: '' } });
  const shown =
    join.error && hasStatus(join.error, 401)
      ? new ProblemError({ ...problemOf(join.error), detail: t('accounts.signUpFailed'), fix: undefined })
      : join.error;
  return (
    <Entrance title={t('accounts.signUp')} intro={t('accounts.signUpIntro')}>
      <form onSubmit={form.onSubmit((given) => join.mutate(given))}>
        <Stack>
          {shown && <ProblemNotice error={shown} />}
          <TextInput
            label={t('accounts.name')}
            description={t('accounts.nameHint')}
            autoComplete="name"
            key={form.key('name')}
            {...form.getInputProps('name')}
          />
          <EmailField key={form.key('email')} {...form.getInputProps('email')} />
          <PasswordField isNew key={form.key('password')} {...form.getInputProps('password')} />
          <Button type="submit" size="md" loading={join.isPending} mt="xs">
            {t('accounts.signUp')}
          </Button>
          <Anchor component={Link} to="/sign-in" fz="sm">
            {t('accounts.signInLink')}
          </Anchor>
        </Stack>
      </form>
    </Entrance>
  );
}
