import { createFileRoute } from '@tanstack/react-router';
import { Templates } from '~/features/templates/Templates';

export const Route = createFileRoute('/_app/templates')({ component: Templates });
