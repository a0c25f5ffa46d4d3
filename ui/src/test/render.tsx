import { QueryClient } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Providers } from '~/features/shell/Providers';
import english from '~/messages/en';
import type { Spoken } from '~/messages/messages';

const ENGLISH: Spoken = { locale: 'en', messages: english, say: (text) => text };

/** A component inside everything it may lean on, in English where nothing else is said. */
export function renderWithin(children: ReactNode, first: Spoken = ENGLISH) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return {
    queryClient,
    ...render(
      <Providers queryClient={queryClient} first={first}>
        {children}
      </Providers>,
    ),
  };
}
