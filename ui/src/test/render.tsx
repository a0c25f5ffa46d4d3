import { QueryClient } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Providers } from '~/features/shell/Providers';
import english from '~/messages/en';

/** A component inside everything it may lean on, in English. */
export function renderWithin(children: ReactNode) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const first = { locale: 'en', messages: english } as const;
  return {
    queryClient,
    ...render(
      <Providers queryClient={queryClient} first={first}>
        {children}
      </Providers>,
    ),
  };
}
