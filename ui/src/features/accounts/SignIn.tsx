import { Anchor, Button, Divider, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { getSignInMeansOptions } from '~/api/@tanstack/react-query.gen';
import { useMessages } from '~/messages/useMessages';
import { ProblemNotice } from '~/ui/ProblemNotice';
import { Entrance } from './Entrance';
import { EmailField, PasswordField } from './Fields';
import { OpeningLink } from './OpeningLink';
import { useSignIn } from './useSignIn';

export function SignIn({ next }: { next: string }) {
  const { t } = useMessages();
  const { data: means, error, refetch } = useQuery(getSignInMeansOptions());
  if (means?.opening_link) return <OpeningLink />;
  return (
    <Entrance title={t('accounts.signIn')} intro={t('accounts.signInIntro')}>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {means?.oidc && <Provider label={means.oidc_label} next={next} withDivider={means.password} />}
      {means?.password && <PasswordForm next={next} />}
      {means?.sign_up && (
        <Anchor component={Link} to="/sign-up" mt="xl" display="block" fz="sm">
          {t('accounts.signUpLink')}
        </Anchor>
      )}
    </Entrance>
  );
}

type Door = { label: string; next: string; withDivider: boolean };

function Provider({ label, next, withDivider }: Door) {
  const { t } = useMessages();
  const address = `/api/v1/auth/oidc/start?return_to=${encodeURIComponent(next)}`;
  return (
    <>
      <Button component="a" href={address} variant="default" fullWidth size="md">
        {t('accounts.withProvider', { name: label || t('accounts.provider') })}
      </Button>
      {withDivider && <Divider label={t('accounts.or')} my="lg" />}
    </>
  );
}

function PasswordForm({ next }: { next: string }) {
  const { t } = useMessages();
  const enter = useSignIn(next);
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } });
  return (
    <form onSubmit={form.onSubmit((given) => enter.mutate(given))}>
      <Stack>
        {enter.error && <ProblemNotice error={enter.error} />}
        <EmailField key={form.key('email')} {...form.getInputProps('email')} />
        <PasswordField key={form.key('password')} {...form.getInputProps('password')} />
        <Button type="submit" size="md" loading={enter.isPending} mt="xs">
          {t('accounts.signIn')}
        </Button>
        <Anchor component={Link} to="/reset-password" fz="sm">
          {t('accounts.forgotten')}
        </Anchor>
      </Stack>
    </form>
  );
}
