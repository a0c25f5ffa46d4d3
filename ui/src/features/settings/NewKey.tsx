import { Alert, Button, Checkbox, CopyButton, Group, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { KeyRequest } from '~/api';
import { createApiKeyMutation } from '~/api/@tanstack/react-query.gen';
import { refresh } from '~/live/stale';
import { useMessages } from '~/messages/useMessages';
import { ProblemNotice } from '~/ui/ProblemNotice';

type Scope = KeyRequest['scopes'][number];
const DAYS = [30, 90, 365] as const;

export function NewKey({ onDone }: { onDone: () => void }) {
  const { t } = useMessages();
  const queryClient = useQueryClient();
  const form = useForm({
    initialValues: { name: '', scopes: ['read', 'write'] as Scope[], days: '90' },
  });
  const make = useMutation({
    ...createApiKeyMutation(),
    onSuccess: () => refresh(queryClient, 'listApiKeys'),
  });
  if (make.data) return <Shown secret={make.data.key} onDone={onDone} />;
  const never = { value: '', label: t('settings.keyExpiryNever') };
  return (
    <form
      onSubmit={form.onSubmit(({ name, scopes, days }) =>
        make.mutate({ body: { name, scopes, expires_in_days: days ? Number(days) : null } }),
      )}
    >
      <Stack>
        {make.error && <ProblemNotice error={make.error} />}
        <TextInput
          label={t('settings.keyName')}
          description={t('settings.keyNameHint')}
          required
          withAsterisk={false}
          maxLength={100}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Checkbox.Group label={t('settings.keyScopes')} {...form.getInputProps('scopes')}>
          <Group mt={6}>
            <Checkbox value="read" label={t('settings.scopeRead')} />
            <Checkbox value="write" label={t('settings.scopeWrite')} />
            <Checkbox value="account" label={t('settings.scopeAccount')} />
          </Group>
        </Checkbox.Group>
        <Select
          label={t('settings.keyExpiry')}
          allowDeselect={false}
          data={[
            ...DAYS.map((count) => ({ value: String(count), label: t('settings.keyExpiryDays', { count }) })),
            never,
          ]}
          {...form.getInputProps('days')}
        />
        <Button type="submit" loading={make.isPending} disabled={form.values.scopes.length === 0}>
          {t('settings.keyCreate')}
        </Button>
      </Stack>
    </form>
  );
}

function Shown({ secret, onDone }: { secret: string; onDone: () => void }) {
  const { t } = useMessages();
  return (
    <Stack>
      <Alert role="status">{t('settings.keyShown')}</Alert>
      <TextInput
        label={t('settings.keyWhole')}
        value={secret}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
      <Group justify="end">
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('ui.copied') : t('ui.copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onDone}>{t('settings.keyDone')}</Button>
      </Group>
    </Stack>
  );
}
