import { createFileRoute } from '@tanstack/react-router';
import { Exports } from '~/features/exports/Exports';
import { filtersOf } from '~/features/exports/filters';

export const Route = createFileRoute('/_app/exports')({ validateSearch: filtersOf, component: ExportsRoute });

function ExportsRoute() {
  const filters = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <Exports
      filters={filters}
      onFilter={(search) => void navigate({ search, replace: true, resetScroll: false })}
    />
  );
}
