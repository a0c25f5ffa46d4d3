import {
  DirectionProvider,
  localStorageColorSchemeManager,
  MantineProvider,
  MantineThemeProvider,
  useDirection,
} from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ComponentProps, type ReactNode, useEffect, useMemo } from 'react';
import { directionOf } from '~/messages/locale';
import { MessagesProvider, useMessages } from '~/messages/useMessages';
import { cssVariables, theme } from '~/ui/theme';

const schemes = localStorageColorSchemeManager({ key: 'bespoke.scheme' });

type Props = {
  readonly queryClient: QueryClient;
  readonly first: ComponentProps<typeof MessagesProvider>['first'];
  readonly children: ReactNode;
};

/** Names for the buttons that the component library draws by itself. */
function Labels({ children }: { children: ReactNode }) {
  const { t } = useMessages();
  const label = t('ui.close');
  const toggle = t('ui.togglePassword');
  const named = useMemo(() => {
    const defaultProps = { closeButtonProps: { 'aria-label': label } };
    const PasswordInput = {
      defaultProps: { visibilityToggleButtonProps: { 'aria-label': toggle } },
    };
    return { components: { Notification: { defaultProps }, Modal: { defaultProps }, PasswordInput } };
  }, [label, toggle]);
  return (
    <MantineThemeProvider inherit theme={named}>
      {children}
    </MantineThemeProvider>
  );
}

/** The page runs as its language is written, and the component library's keys and menus with it. */
function Direction() {
  const { locale } = useMessages();
  const { setDirection } = useDirection();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is made anew at every rendering
  useEffect(() => setDirection(directionOf(locale)), [locale]);
  return null;
}

/** Everything a screen may lean on; the tests use it too. */
export function Providers({ queryClient, first, children }: Props) {
  return (
    <DirectionProvider initialDirection={directionOf(first.locale)} detectDirection={false}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={schemes}
        defaultColorScheme="auto"
      >
        <QueryClientProvider client={queryClient}>
          <MessagesProvider first={first}>
            <Direction />
            <Labels>
              {children}
              <Notifications position="bottom-right" limit={3} />
            </Labels>
          </MessagesProvider>
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
