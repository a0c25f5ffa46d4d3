import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { Page } from './Page';
import { ProblemNotice } from './ProblemNotice';

/** In place of a screen that could not be shown; the header stays. */
export function ErrorScreen({ error }: ErrorComponentProps) {
  const router = useRouter();
  const { reset } = useQueryErrorResetBoundary();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Page width="narrow">
      <ProblemNotice error={error} onRetry={retry} />
    </Page>
  );
}
