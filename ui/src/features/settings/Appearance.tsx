import { Radio, Stack, Switch, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { changeMeMutation, readMeOptions } from '~/api/@tanstack/react-query.gen';
import { refresh } from '~/live/stale';
import { isLocale, LOCALES } from '~/messages/locale';
import { useMessages } from '~/messages/useMessages';
import { tellProblem } from '~/ui/notify';
import { Section } from './Section';

const SCHEMES = {
  auto: 'settings.themeAuto',
  light: 'settings.themeLight',
  dark: 'settings.themeDark',
} as const;

/** Holds at once in this browser, and on every device the account signs in on. */
export function Appearance() {
  const { t, locale, speak } = useMessages();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const queryClient = useQueryClient();
  const { data: me } = useQuery(readMeOptions());
  const keep = useMutation({
    ...changeMeMutation(),
    onError: tellProblem,
    onSuccess: () => refresh(queryClient, 'readMe'),
  });
  const choose = (settings: Record<string, string | boolean>) => keep.mutate({ body: { settings } });
  const wanted = keep.isPending ? keep.variables.body.settings : me?.settings;
  return (
    <>
      <Section title={t('settings.language')} intro={t('settings.languageHint')}>
        <Radio.Group
          value={locale}
          label={<VisuallyHidden>{t('settings.language')}</VisuallyHidden>}
          onChange={(value) => {
            if (!isLocale(value)) return;
            void speak(value);
            choose({ locale: value });
          }}
        >
          <Stack gap="sm">
            {Object.entries(LOCALES).map(([value, name]) => (
              <Radio key={value} value={value} label={name} lang={value} />
            ))}
          </Stack>
        </Radio.Group>
      </Section>
      <Section title={t('settings.theme')}>
        <Radio.Group
          value={colorScheme}
          label={<VisuallyHidden>{t('settings.theme')}</VisuallyHidden>}
          onChange={(value) => {
            setColorScheme(value as keyof typeof SCHEMES);
            choose({ theme: value });
          }}
        >
          <Stack gap="sm">
            {Object.entries(SCHEMES).map(([value, label]) => (
              <Radio key={value} value={value} label={t(label)} />
            ))}
          </Stack>
        </Radio.Group>
      </Section>
      <Section title={t('shell.shortcuts')}>
        <Switch
          label={t('settings.singleKeys')}
          description={t('settings.singleKeysHint')}
          checked={wanted?.single_keys !== false}
          disabled={!me}
          onChange={(event) => choose({ single_keys: event.currentTarget.checked })}
        />
      </Section>
    </>
  );
}
