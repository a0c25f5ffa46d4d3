import { createFileRoute } from '@tanstack/react-router';
import { Appearance } from '~/features/settings/Appearance';
import { ErrorPart } from '~/ui/ErrorScreen';

export const Route = createFileRoute('/_app/settings/appearance')({
  component: Appearance,
  errorComponent: ErrorPart,
});
