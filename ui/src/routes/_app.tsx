import { createFileRoute, redirect } from '@tanstack/react-router';
import { readMeOptions } from '~/api/@tanstack/react-query.gen';
import { NotFound } from '~/features/shell/NotFound';
import { Shell } from '~/features/shell/Shell';
import { nowHere } from '~/ui/person';
import { hasStatus, problemOf } from '~/ui/problem';

const WHO = { ...readMeOptions(), retry: false } as const;

/** Screens of somebody signed in; everybody else is asked who they are and comes back. */
export const Route = createFileRoute('/_app')({
  beforeLoad: async ({ context, location }) => {
    try {
      nowHere((await context.queryClient.ensureQueryData(WHO)).id);
    } catch (error) {
      // Without the network nobody can be asked; what this browser keeps is its person's.
      if (problemOf(error).code === 'unreachable') return;
      if (!hasStatus(error, 401)) throw error;
      nowHere(null);
      throw redirect({ to: '/sign-in', search: { next: location.href } });
    }
  },
  component: Shell,
  notFoundComponent: NotFound,
});
