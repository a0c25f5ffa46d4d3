import { useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { readMeOptions } from '~/api/@tanstack/react-query.gen';
import { isLocale } from '~/messages/locale';
import { useMessages } from '~/messages/useMessages';

const isScheme = (value: unknown) => value === 'light' || value === 'dark' || value === 'auto';

/** The account's language and colours, on every device it signs in on. */
export function useOwnSettings(): void {
  const { data: me } = useQuery(readMeOptions());
  const { locale, speak } = useMessages();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const wanted = me?.settings;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the account says something new; a choice made here travels the other way
  useEffect(() => {
    if (isLocale(wanted?.locale) && wanted.locale !== locale) void speak(wanted.locale);
    if (isScheme(wanted?.theme) && wanted?.theme !== colorScheme)
      setColorScheme(wanted?.theme as typeof colorScheme);
  }, [wanted?.locale, wanted?.theme]);
}
