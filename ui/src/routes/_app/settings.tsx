import { createFileRoute } from '@tanstack/react-router';
import { Settings } from '~/features/accounts/Settings';

export const Route = createFileRoute('/_app/settings')({ component: Settings });
