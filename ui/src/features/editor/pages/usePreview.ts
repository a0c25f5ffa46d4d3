import { useEffect, useRef, useState } from 'react';
import {
  type ExportOptions,
  type PreviewAnswer,
  type PreviewRequest,
  previewOptimizedResume,
  previewResume,
} from '~/api';
import { designOf, usualPage } from '../document/design';
import { mint } from '../document/draft';
import { includedOnly } from '../document/flags';
import type { Kind } from '../session/content';
import type { SessionState } from '../session/session';
import { useEditorParts } from '../useEditor';
import { type Held, NOTHING_HELD } from './held';
import { makePreviewer, type Previewer, type Wish } from './previewer';

const HTML_AFTER_MS = 800;

export type Preview = { readonly held: Held; readonly error: unknown };

/** The pages of the draft, following it frame by frame; the semantic HTML follows when typing rests. */
export function usePreview(): Preview {
  const { session } = useEditorParts();
  const [preview, setPreview] = useState<Preview>({ held: NOTHING_HELD, error: null });
  const previewer = useRef<Previewer | null>(null);
  useEffect(() => {
    const { documentId, kind } = session.store.get();
    const made = makePreviewer({
      client: mint('tab'),
      ask: (request, signal) => ask(kind, documentId, request, signal),
      onHeld: (held) => setPreview({ held, error: null }),
      onProblem: (error) => setPreview((before) => ({ ...before, error })),
    });
    previewer.current = made;
    const stop = followDraft(session.store, made.show);
    return () => {
      stop();
      made.close();
    };
  }, [session]);
  return preview;
}

type Followed = { get: () => SessionState; subscribe: (listener: () => void) => () => void };

/** Asks as soon as something has changed, and once more with the HTML when it rests. */
function followDraft(store: Followed, show: Previewer['show']): () => void {
  let isTold = false;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let last = '';
  const keyOf = ({ revision, templateId }: SessionState) => `${revision} ${templateId}`;
  const showNow = (withHtml: boolean) => show(() => wishOf(store.get(), withHtml));
  const tell = () => {
    isTold = false;
    showNow(false);
    clearTimeout(rest);
    rest = setTimeout(showNow, HTML_AFTER_MS, true);
  };
  const heard = () => {
    const key = keyOf(store.get());
    if (key === last) return;
    last = key;
    // What changes together is asked for once.
    if (!isTold) queueMicrotask(tell);
    isTold = true;
  };
  last = keyOf(store.get());
  showNow(true);
  const stop = store.subscribe(heard);
  return () => {
    stop();
    clearTimeout(rest);
  };
}

export function wishOf({ content, templateId }: SessionState, withHtml: boolean): Wish {
  const template = templateId as ExportOptions['template'];
  return {
    resume_json: includedOnly(content) as PreviewRequest['resume_json'],
    template_id: template,
    options: {
      page_size: usualPage(navigator.language),
      ...designOf(content.draft),
      template,
    } as ExportOptions,
    with_html: withHtml,
  };
}

async function ask(
  kind: Kind,
  documentId: string,
  body: PreviewRequest,
  signal: AbortSignal,
): Promise<PreviewAnswer> {
  const given = { body, signal, throwOnError: true } as const;
  if (kind === 'resume') return (await previewResume({ ...given, path: { resume_id: documentId } })).data;
  return (await previewOptimizedResume({ ...given, path: { optimized_id: documentId } })).data;
}
