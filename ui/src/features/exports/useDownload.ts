import { useQueryClient } from '@tanstack/react-query';
import { getExport } from '~/api';
import { refresh } from '~/live/stale';
import { tellProblem } from '~/ui/notify';

const COUNTED_AFTER_MS = 800;

/** Hands the file over by a link that was signed just now: one from a list may be too old. */
export function useDownload() {
  const queryClient = useQueryClient();
  return async (jobId: string): Promise<void> => {
    try {
      const { data } = await getExport({ path: { job_id: jobId }, throwOnError: true });
      if (data.download_url) save(data.download_url, data.file_name ?? '');
      // Nobody announces a download, and it is counted once its bytes are on their way.
      setTimeout(
        () => void refresh(queryClient, 'listExports', 'getArtifact', 'getExportStats'),
        COUNTED_AFTER_MS,
      );
    } catch (error) {
      tellProblem(error);
    }
  };
}

function save(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}
