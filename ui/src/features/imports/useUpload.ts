import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useDefaultTemplate } from '~/features/templates/useTemplates';
import { refresh } from '~/live/stale';
import { newKey } from '~/ui/ids';
import { onPending, takePending } from './pending';
import { uploadResume } from './upload';

/** Sends the file that waits; when it is there, goes on to its reading. */
export function useUpload() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { templateId } = useDefaultTemplate();
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<AbortController | null>(null);
  const key = useRef('');

  const send = useCallback(
    async (chosen: File) => {
      running.current?.abort();
      const end = new AbortController();
      running.current = end;
      setFile(chosen);
      setShare(0);
      setError(null);
      try {
        const made = await uploadResume(chosen, {
          key: key.current,
          templateId,
          signal: end.signal,
          onProgress: setShare,
        });
        void refresh(queryClient, 'listResumes');
        await navigate({
          to: '/import/$resumeId',
          params: { resumeId: made.id },
          search: { job: made.job_id ?? undefined },
        });
      } catch (failure) {
        if (!end.signal.aborted) setError(failure);
      }
    },
    [navigate, queryClient, templateId],
  );

  useEffect(() => {
    const look = () => {
      const waiting = takePending();
      if (!waiting) return;
      key.current = newKey();
      void send(waiting);
    };
    look();
    return onPending(look);
  }, [send]);

  return {
    file,
    share,
    error,
    cancel: () => {
      running.current?.abort();
      setFile(null);
    },
    // The same key: if the first try arrived after all, this is not a second résumé.
    retry: () => file && void send(file),
  };
}
