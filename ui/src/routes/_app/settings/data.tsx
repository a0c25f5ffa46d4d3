import { createFileRoute } from '@tanstack/react-router';
import { YourData } from '~/features/settings/YourData';

export const Route = createFileRoute('/_app/settings/data')({ component: YourData });
