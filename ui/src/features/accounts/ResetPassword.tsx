import { Alert, Anchor, Button, Code, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  confirmPasswordResetMutation,
  getSignInMeansOptions,
  requestPasswordResetMutation,
} from '~/api/@tanstack/react-query.gen';
import { useMessages } from '~/messages/useMessages';
import { ProblemNotice } from '~/ui/ProblemNotice';
import { isGone } from '~/ui/problem';
import { Entrance } from './Entrance';
import classes from './Entrance.module.css';
import { EmailField, PasswordField } from './Fields';

/** With the link's token a new password is set; without one the link is asked for. */
export function ResetPassword({ token }: { token: string | null }) {
  const { t } = useMessages();
  const { data: means } = useQuery(getSignInMeansOptions());
  const isMailed = !token && means?.password_reset;
  return (
    <Entrance title={t('accounts.reset')} intro={isMailed ? t('accounts.resetIntro') : undefined}>
      {token ? <Confirm token={token} /> : <Ask />}
      <Anchor component={Link} to="/sign-in" fz="sm" mt="lg" display="block">
        {t('accounts.toSignIn')}
      </Anchor>
    </Entrance>
  );
}

function Ask() {
  const { t } = useMessages();
  const { data: means } = useQuery(getSignInMeansOptions());
  const ask = useMutation(requestPasswordResetMutation());
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '' } });
  if (ask.isSuccess) return <Alert role="status">{t('accounts.resetAsked')}</Alert>;
  if (means && !means.password_reset)
    return (
      <Alert role="status" mt="lg">
        <ByOperator />
      </Alert>
    );
  return (
    <form onSubmit={form.onSubmit((body) => ask.mutate({ body }))}>
      <Stack>
        {ask.error && <ProblemNotice error={ask.error} />}
        <EmailField key={form.key('email')} {...form.getInputProps('email')} />
        <Button type="submit" size="md" loading={ask.isPending}>
          {t('accounts.resetAsk')}
        </Button>
      </Stack>
    </form>
  );
}

/** With the command set apart, to be copied as it is. */
function ByOperator() {
  const { t } = useMessages();
  const [before, after] = t('accounts.resetByOperator').split('{command}');
  return (
    <>
      {before}
      <Code className={classes.command}>bespoke users reset-password</Code>
      {after}
    </>
  );
}

function Confirm({ token }: { token: string }) {
  const { t } = useMessages();
  const set = useMutation(confirmPasswordResetMutation());
  const form = useForm({ mode: 'uncontrolled', initialValues: { password: '' } });
  if (set.isSuccess) return <Alert role="status">{t('accounts.resetDone')}</Alert>;
  return (
    <form onSubmit={form.onSubmit(({ password }) => set.mutate({ body: { token, password } }))}>
      <Stack mt="lg">
        {set.error && (
          <ProblemNotice error={set.error}>
            {isGone(set.error) && (
              <Button component="a" href="/reset-password" size="compact-sm" variant="default">
                {t('accounts.resetAnew')}
              </Button>
            )}
          </ProblemNotice>
        )}
        <PasswordField
          isNew
          label={t('accounts.newPassword')}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" loading={set.isPending}>
          {t('ui.save')}
        </Button>
      </Stack>
    </form>
  );
}
