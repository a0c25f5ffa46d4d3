import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { Page } from './Page';
import { ProblemNotice } from './ProblemNotice';

/** In place of a screen that could not be shown; the header stays. */
export function ErrorScreen(props: ErrorComponentProps) {
  return (
    <Page width="narrow">
      <ErrorPart {...props} />
    </Page>
  );
}

/** In place of a part of a screen; what stands around it stays. */
export function ErrorPart({ error }: ErrorComponentProps) {
  const router = useRouter();
  const { reset } = useQueryErrorResetBoundary();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return <ProblemNotice error={error} onRetry={retry} />;
}
