import { createFileRoute } from '@tanstack/react-router';
import { Model } from '~/features/settings/Model';
import { ErrorPart } from '~/ui/ErrorScreen';

export const Route = createFileRoute('/_app/settings/model')({
  component: Model,
  errorComponent: ErrorPart,
});
