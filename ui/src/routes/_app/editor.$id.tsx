import { createFileRoute, redirect } from '@tanstack/react-router';
import { getOptimizedResumeOptions } from '~/api/@tanstack/react-query.gen';
import { editorSearch } from '~/features/editor/search';
import { hasStatus } from '~/ui/problem';

/** For who knows a document's id but not its kind. */
export const Route = createFileRoute('/_app/editor/$id')({
  validateSearch: editorSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const search = deps.version ? { ...deps, panel: 'history' } : deps;
    try {
      await context.queryClient.ensureQueryData(
        getOptimizedResumeOptions({ path: { optimized_id: params.id } }),
      );
    } catch (error) {
      if (!hasStatus(error, 404)) throw error;
      throw redirect({ to: '/resumes/$id', params, search, replace: true });
    }
    throw redirect({ to: '/optimized/$id', params, search, replace: true });
  },
});
