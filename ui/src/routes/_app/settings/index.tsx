import { createFileRoute } from '@tanstack/react-router';
import { Account } from '~/features/settings/Account';
import { ErrorPart } from '~/ui/ErrorScreen';

export const Route = createFileRoute('/_app/settings/')({
  component: Account,
  errorComponent: ErrorPart,
});
