import { Button, Group, PasswordInput, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteAiKeyMutation, setAiKeyMutation } from '~/api/@tanstack/react-query.gen';
import { refresh } from '~/live/stale';
import { useMessages } from '~/messages/useMessages';
import { tell, tellProblem } from '~/ui/notify';
import { Section } from './Section';

/** A key of one's own at the provider; it is kept encrypted and never shown again. */
export function OwnKey({ provider, hasOne }: { provider: string; hasOne: boolean }) {
  const { t } = useMessages();
  const queryClient = useQueryClient();
  const form = useForm({ initialValues: { key: '' } });
  const done = async (words: string) => {
    form.reset();
    tell(words);
    await refresh(queryClient, 'readAiQuota');
  };
  const keep = useMutation({
    ...setAiKeyMutation(),
    onError: tellProblem,
    onSuccess: () => done(t('settings.ownKeyKept')),
  });
  const forget = useMutation({
    ...deleteAiKeyMutation(),
    onError: tellProblem,
    onSuccess: () => done(t('settings.ownKeyForgotten')),
  });
  return (
    <Section title={t('settings.ownKey')} intro={t('settings.ownKeyIntro', { provider })}>
      {hasOne && <Text mb="sm">{t('settings.ownKeyThere')}</Text>}
      <form onSubmit={form.onSubmit((given) => keep.mutate({ body: given }))}>
        <PasswordInput
          label={t('settings.ownKeyField')}
          autoComplete="off"
          minLength={8}
          maxLength={400}
          required
          {...form.getInputProps('key')}
        />
        <Group mt="md">
          <Button type="submit" loading={keep.isPending}>
            {t('settings.ownKeyKeep')}
          </Button>
          {hasOne && (
            <Button variant="default" loading={forget.isPending} onClick={() => forget.mutate({})}>
              {t('settings.ownKeyForget')}
            </Button>
          )}
        </Group>
      </form>
    </Section>
  );
}
