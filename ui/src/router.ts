import { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { installProblems, isRetryable } from '~/ui/problem';
import { Waiting } from '~/ui/Waiting';
import { routeTree } from './routeTree.gen';

export function makeQueryClient(): QueryClient {
  installProblems();
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Changes are announced by /events; what is on the screen is otherwise fresh for a while.
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < 2 && isRetryable(error),
      },
      mutations: { retry: false },
    },
  });
}

export function makeRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingComponent: Waiting,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
