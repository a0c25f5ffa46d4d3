import { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { ErrorScreen } from '~/ui/ErrorScreen';
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
        // A server on this machine answers without a network; whatever waits for one would wait without a word.
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (count, error) => count < 2 && isRetryable(error),
      },
      mutations: { networkMode: 'always', retry: false },
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
    defaultErrorComponent: ErrorScreen,
    scrollRestoration: true,
  });
}

/** The scripts of the screen that the address names come while it is still found out who is there. */
export function loadScreen(router: ReturnType<typeof makeRouter>): void {
  for (const route of router.getMatchedRoutes(window.location.pathname)[0]) {
    router.loadRouteChunk(route)?.catch((error: unknown) => {
      // The router asks again and shows why.
      console.warn('A part of the screen could not be loaded early', error);
    });
  }
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
