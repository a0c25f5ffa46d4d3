import { createFileRoute } from '@tanstack/react-router';
import { OpenEditor } from '~/features/editor/OpenEditor';
import { editorSearch } from '~/features/editor/search';

export const Route = createFileRoute('/_app/resumes/$id')({
  validateSearch: editorSearch,
  component: ResumeEditor,
});

function ResumeEditor() {
  const { id } = Route.useParams();
  const { panel } = Route.useSearch();
  return <OpenEditor key={id} kind="resume" documentId={id} panel={panel} />;
}
