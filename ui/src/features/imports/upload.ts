/** Sending a file with its progress, which fetch does not tell. */

import type { ResumeView } from '~/api';
import { isProblem, ProblemError } from '~/ui/problem';

type Sending = {
  readonly key: string;
  readonly templateId: string;
  readonly signal: AbortSignal;
  readonly onProgress: (share: number) => void;
};

export function uploadResume(
  file: File,
  { key, templateId, signal, onProgress }: Sending,
): Promise<ResumeView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/resumes/upload');
    request.setRequestHeader('Idempotency-Key', key);
    request.responseType = 'json';
    request.upload.onprogress = (event) => onProgress(event.total ? event.loaded / event.total : 0);
    request.onerror = () => reject(new TypeError('The line broke.'));
    request.onabort = () => reject(new DOMException('Cancelled', 'AbortError'));
    request.onload = () => {
      if (request.status < 300) resolve(request.response as ResumeView);
      else reject(isProblem(request.response) ? new ProblemError(request.response) : new TypeError());
    };
    signal.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('template_id', templateId);
    form.append('file', file);
    request.send(form);
  });
}
