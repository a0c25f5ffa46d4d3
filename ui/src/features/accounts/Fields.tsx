import { PasswordInput, type PasswordInputProps, TextInput, type TextInputProps } from '@mantine/core';
import { useMessages } from '~/messages/useMessages';

/** The address that an account is known by, as browsers fill it in. */
export function EmailField(given: TextInputProps) {
  const { t } = useMessages();
  return (
    <TextInput
      label={t('accounts.email')}
      type="email"
      autoComplete="username"
      required
      withAsterisk={false}
      {...given}
    />
  );
}

type PasswordProps = PasswordInputProps & { readonly isNew?: boolean };

/** A new one comes with what is asked of it, and browsers offer to make it up. */
export function PasswordField({ isNew = false, ...given }: PasswordProps) {
  const { t } = useMessages();
  return (
    <PasswordInput
      label={t('accounts.password')}
      description={isNew ? t('accounts.passwordHint') : undefined}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      required
      withAsterisk={false}
      {...given}
    />
  );
}
