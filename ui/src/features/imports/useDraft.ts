import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ResumeView } from '~/api';
import { changeResumeMutation } from '~/api/@tanstack/react-query.gen';
import { refresh } from '~/live/stale';
import { type Target, withLine } from './leftOver';
import { withoutBlank } from './missing';
import { type Content, type Place, withoutEntry, withValue } from './resumeFields';

/** What the person mends while checking: local until it is saved on the revision it began with. */
export function useDraft(resume: ResumeView) {
  const first = (resume.data ?? resume.parsed_data ?? {}) as Content;
  const queryClient = useQueryClient();
  const [content, setContent] = useState(first);
  const [base, setBase] = useState({ content: first, revision: resume.revision });
  const isChanged = content !== base.content;
  const change = useMutation({
    ...changeResumeMutation(),
    onSuccess: async (saved) => {
      const now = (saved.data ?? saved.parsed_data ?? {}) as Content;
      setContent(now);
      setBase({ content: now, revision: saved.revision });
      await refresh(queryClient, 'getResume', 'listResumes', 'getCompleteness');
    },
  });
  /** One request: the content where it changed, and whatever else is said. */
  const save = (said: { title?: string; sections_confirmed?: boolean } = {}) =>
    change.mutateAsync({
      path: { resume_id: resume.id },
      body: { ...said, ...(isChanged ? { data: withoutBlank(content), revision: base.revision } : {}) },
    });
  return {
    content,
    isChanged,
    save,
    isSaving: change.isPending,
    error: change.error,
    set: (place: Place, value: string) => setContent((before) => withValue(before, place, value)),
    remove: (place: Place) => setContent((before) => withoutEntry(before, place)),
    assign: (text: string, target: Target) => setContent((before) => withLine(before, text, target)),
  };
}

export type DraftOfResume = ReturnType<typeof useDraft>;
