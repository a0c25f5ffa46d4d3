import { createFileRoute } from '@tanstack/react-router';
import { Access } from '~/features/settings/Access';
import { ErrorPart } from '~/ui/ErrorScreen';

export const Route = createFileRoute('/_app/settings/access')({
  component: Access,
  errorComponent: ErrorPart,
});
