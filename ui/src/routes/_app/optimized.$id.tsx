import { createFileRoute } from '@tanstack/react-router';
import { OpenEditor } from '~/features/editor/OpenEditor';
import { editorSearch } from '~/features/editor/search';

export const Route = createFileRoute('/_app/optimized/$id')({
  validateSearch: editorSearch,
  component: OptimizedEditor,
});

function OptimizedEditor() {
  const { id } = Route.useParams();
  const { panel } = Route.useSearch();
  return <OpenEditor key={id} kind="optimized_resume" documentId={id} panel={panel} />;
}
