import { createFileRoute } from '@tanstack/react-router';
import { YourData } from '~/features/settings/YourData';
import { ErrorPart } from '~/ui/ErrorScreen';

export const Route = createFileRoute('/_app/settings/data')({
  component: YourData,
  errorComponent: ErrorPart,
});
