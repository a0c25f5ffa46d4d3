import { createFileRoute } from '@tanstack/react-router';
import { ResetPassword } from '~/features/accounts/ResetPassword';

export const Route = createFileRoute('/reset-password')({ component: ResetRoute });

/** The token stands behind #, which browsers send to no server. */
function ResetRoute() {
  const token = new URLSearchParams(window.location.hash.slice(1)).get('token');
  return <ResetPassword token={token} />;
}
