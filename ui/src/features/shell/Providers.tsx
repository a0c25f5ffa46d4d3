import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ComponentProps, ReactNode } from 'react';
import { MessagesProvider } from '~/messages/useMessages';
import { cssVariables, theme } from '~/ui/theme';

const schemes = localStorageColorSchemeManager({ key: 'bespoke.scheme' });

type Props = {
  readonly queryClient: QueryClient;
  readonly first: ComponentProps<typeof MessagesProvider>['first'];
  readonly children: ReactNode;
};

/** Everything a screen may lean on; the tests use it too. */
export function Providers({ queryClient, first, children }: Props) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <MessagesProvider first={first}>
          {children}
          <Notifications position="bottom-right" limit={3} />
        </MessagesProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
