import { createFileRoute } from '@tanstack/react-router';
import { Access } from '~/features/settings/Access';

export const Route = createFileRoute('/_app/settings/access')({ component: Access });
