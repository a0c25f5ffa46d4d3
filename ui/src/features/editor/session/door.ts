/** The API, for a session of either kind. */

import {
  changeOptimizedResume,
  changeResume,
  getOptimizedResume,
  getResume,
  type OptimizedChange,
  type OptimizedView,
  type ResumeChange,
  type ResumeView,
} from '~/api';
import { bodyOf, type Kind, type Loaded, optimizedLoaded, resumeLoaded } from './content';
import type { Door, Sent } from './session';

export function doorTo(kind: Kind, documentId: string): Door {
  return {
    load: () => load(kind, documentId),
    save: async (sent, rest) => {
      const { title, templateId } = sent.said;
      const body = {
        ...(sent.content ? bodyOf(kind, sent.content, rest) : {}),
        ...(title === undefined ? {} : { title }),
        ...(templateId === undefined ? {} : { template_id: templateId }),
        is_autosave: sent.isAutosave,
      };
      return kind === 'resume' ? saveResume(documentId, sent, body) : saveOptimized(documentId, sent, body);
    },
  };
}

async function saveResume(resume_id: string, sent: Sent, body: object): Promise<Loaded> {
  const { data } = await changeResume({
    path: { resume_id },
    body: body as ResumeChange,
    headers: { 'If-Match': `"${sent.base}"` },
    throwOnError: true,
  });
  return resumeLoaded(data);
}

async function saveOptimized(optimized_id: string, sent: Sent, body: object): Promise<Loaded> {
  const { data } = await changeOptimizedResume({
    path: { optimized_id },
    body: body as OptimizedChange,
    headers: { 'If-Match': `"${sent.base}"` },
    throwOnError: true,
  });
  return optimizedLoaded(data, null);
}

export async function load(kind: Kind, documentId: string): Promise<Loaded> {
  if (kind === 'resume') return resumeLoaded(await fetchResume(documentId));
  const { data } = await getOptimizedResume({ path: { optimized_id: documentId }, throwOnError: true });
  return withBase(data);
}

/** An optimized resume without content of its own shows its résumé's. */
export async function withBase(view: OptimizedView): Promise<Loaded> {
  return optimizedLoaded(view, view.structured_output ? null : await fetchResume(view.resume_id));
}

async function fetchResume(resume_id: string): Promise<ResumeView> {
  const { data } = await getResume({ path: { resume_id }, throwOnError: true });
  return data;
}
