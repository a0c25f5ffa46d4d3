import { createFileRoute } from '@tanstack/react-router';
import { Account } from '~/features/settings/Account';

export const Route = createFileRoute('/_app/settings/')({ component: Account });
