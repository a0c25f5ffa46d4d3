import { useInfiniteQuery } from '@tanstack/react-query';
import {
  listOptimizedResumesInfiniteOptions,
  listResumesInfiniteOptions,
} from '~/api/@tanstack/react-query.gen';
import { ofOptimized, ofResume } from './documents';

const PAGE = { query: { limit: 50 } } as const;

/** Both lists, the most recently changed first, and how to see more of them. */
export function useDocuments() {
  const resumes = useInfiniteQuery({
    ...listResumesInfiniteOptions(PAGE),
    initialPageParam: {},
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
  const optimized = useInfiniteQuery({
    ...listOptimizedResumesInfiniteOptions(PAGE),
    initialPageParam: {},
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
  return {
    resumes: (resumes.data?.pages ?? []).flatMap((page) => page.items).map(ofResume),
    optimized: (optimized.data?.pages ?? []).flatMap((page) => page.items).map(ofOptimized),
    isPending: resumes.isPending || optimized.isPending,
    error: resumes.error ?? optimized.error,
    hasMore: resumes.hasNextPage || optimized.hasNextPage,
    more: () => {
      if (resumes.hasNextPage) void resumes.fetchNextPage();
      if (optimized.hasNextPage) void optimized.fetchNextPage();
    },
    retry: () => {
      void resumes.refetch();
      void optimized.refetch();
    },
  };
}
