import { createFileRoute } from '@tanstack/react-router';
import { useCallback } from 'react';
import { Optimize } from '~/features/optimizations/Optimize';
import { type OptimizeSearch, optimizeSearch } from '~/features/optimizations/wishes';

export const Route = createFileRoute('/_app/optimize')({
  validateSearch: optimizeSearch,
  component: OptimizeRoute,
});

function OptimizeRoute() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const go = useCallback(
    (change: OptimizeSearch) =>
      void navigate({
        search: (before) => optimizeSearch({ ...before, ...change }),
        replace: 'resume' in change,
      }),
    [navigate],
  );
  return <Optimize search={search} go={go} />;
}
