import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  deleteOptimizedResume,
  deleteResume,
  duplicateResume,
  undeleteOptimizedResume,
  undeleteResume,
} from '~/api';
import type { DocumentLine } from '~/features/documents/documents';
import { refresh } from '~/live/stale';
import { useMessages } from '~/messages/useMessages';
import { tell, tellProblem, tellUndo } from '~/ui/notify';

const LISTS = ['listResumes', 'listOptimizedResumes'];

/** Deleting is done at once and can be undone from the notice, and for thirty days by the API. */
export function useDocumentActions(document: DocumentLine) {
  const { t } = useMessages();
  const queryClient = useQueryClient();
  const reload = () => refresh(queryClient, ...LISTS);
  const title = document.title || t('home.untitled');
  const restore = useMutation({
    mutationFn: async () => {
      const path = document.id;
      if (document.kind === 'resume') await undeleteResume({ path: { resume_id: path }, throwOnError: true });
      else await undeleteOptimizedResume({ path: { optimized_id: path }, throwOnError: true });
    },
    onError: tellProblem,
    onSuccess: async () => {
      await reload();
      tell(t('home.restored', { title }));
    },
  });
  const remove = useMutation({
    mutationFn: async () => {
      const path = document.id;
      if (document.kind === 'resume') await deleteResume({ path: { resume_id: path }, throwOnError: true });
      else await deleteOptimizedResume({ path: { optimized_id: path }, throwOnError: true });
    },
    onError: tellProblem,
    onSuccess: async () => {
      tellUndo(t('home.deleted', { title }), t('ui.undo'), () => restore.mutate());
      await reload();
    },
  });
  const duplicate = useMutation({
    mutationFn: () => duplicateResume({ path: { resume_id: document.id }, throwOnError: true }),
    onError: tellProblem,
    onSuccess: async () => {
      await reload();
      tell(t('home.duplicated'));
    },
  });
  return { remove, duplicate };
}
