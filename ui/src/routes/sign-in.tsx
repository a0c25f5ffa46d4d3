import { createFileRoute } from '@tanstack/react-router';
import { nextOf } from '~/features/accounts/next';
import { SignIn } from '~/features/accounts/SignIn';

export const Route = createFileRoute('/sign-in')({
  validateSearch: (search): { next?: string } => ({ next: nextOf(search.next) }),
  component: SignInRoute,
});

function SignInRoute() {
  const { next } = Route.useSearch();
  return <SignIn next={next ?? '/'} />;
}
