import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  cancelExportMutation,
  deleteArtifactMutation,
  retryExportMutation,
} from '~/api/@tanstack/react-query.gen';
import { refresh } from '~/live/stale';
import { useMessages } from '~/messages/useMessages';
import { tell, tellProblem } from '~/ui/notify';

/** Cancel and try again; the answer is not waited for where a stream tells it. */
export function useJobActions() {
  const queryClient = useQueryClient();
  const again = {
    onSuccess: () => refresh(queryClient, 'listExportQueue', 'getExport', 'getExportStats'),
    onError: tellProblem,
  };
  const cancel = useMutation({ ...cancelExportMutation(), ...again });
  const retry = useMutation({ ...retryExportMutation(), ...again });
  return {
    cancel: (job_id: string) => cancel.mutate({ path: { job_id } }),
    retry: (job_id: string) => retry.mutate({ path: { job_id } }),
    isBusy: cancel.isPending || retry.isPending,
  };
}

export function useDeleteFile(onDeleted: () => void) {
  const { t } = useMessages();
  const queryClient = useQueryClient();
  return useMutation({
    ...deleteArtifactMutation(),
    onSuccess: async () => {
      tell(t('exports.deleted'));
      onDeleted();
      await refresh(queryClient, 'listExports', 'getExportQuota', 'listArtifacts', 'getExportStats');
    },
    onError: tellProblem,
  });
}
