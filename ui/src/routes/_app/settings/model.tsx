import { createFileRoute } from '@tanstack/react-router';
import { Model } from '~/features/settings/Model';

export const Route = createFileRoute('/_app/settings/model')({ component: Model });
