import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import {
  listOptimizedResumesInfiniteOptions,
  listResumesInfiniteOptions,
} from '~/api/@tanstack/react-query.gen';
import { ofOptimized, ofResume } from './documents';

const PAGE = { query: { limit: 100 } } as const;

/** Both lists and all of them together, the most recently changed first, and how to see more of them. */
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
  const lines = useMemo(() => {
    const own = (resumes.data?.pages ?? []).flatMap((page) => page.items).map(ofResume);
    const cut = (optimized.data?.pages ?? []).flatMap((page) => page.items).map(ofOptimized);
    const all = [...own, ...cut].sort((one, other) => other.updatedAt.localeCompare(one.updatedAt));
    return { resumes: own, optimized: cut, all };
  }, [resumes.data, optimized.data]);
  return {
    ...lines,
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
