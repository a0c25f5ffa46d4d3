import { createFileRoute } from '@tanstack/react-router';
import { Import } from '~/features/imports/Import';

export const Route = createFileRoute('/_app/import/$resumeId')({
  validateSearch: (search): { job?: string } => ({
    job: typeof search.job === 'string' ? search.job : undefined,
  }),
  component: ImportRoute,
});

function ImportRoute() {
  const { resumeId } = Route.useParams();
  const { job } = Route.useSearch();
  return <Import resumeId={resumeId} jobId={job} />;
}
