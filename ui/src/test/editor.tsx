import type { ReactNode } from 'react';
import type { Content, Kind } from '~/features/editor/session/content';
import { openSession } from '~/features/editor/session/session';
import { EditorContext } from '~/features/editor/useEditor';
import { makeView } from '~/features/editor/view';
import { renderWithin } from './render';

const NOWHERE = { keep: () => undefined, forget: () => undefined, recover: async () => undefined };

/** A component inside the editor of an optimized résumé with a posting, or of a résumé; nothing of it is saved. */
export function renderInEditor(children: ReactNode, content: Content, kind: Kind = 'optimized_resume') {
  const loaded = {
    content,
    rest: {},
    revision: 1,
    title: 'Ada',
    templateId: 'classic',
    savedAt: '2026-01-01T00:00:00Z',
    wasMerged: false,
    matchScore: null,
    resumeId: 'r-1',
    resumeRevision: 1,
    postingId: kind === 'resume' ? null : 'p-1',
    exportName: 'Ada',
  };
  const session = openSession({
    documentId: kind === 'resume' ? 'r-1' : 'o-1',
    kind,
    loaded,
    keeper: NOWHERE,
    door: { load: async () => loaded, save: async () => loaded },
    onNotice: () => undefined,
  });
  const view = makeView();
  const shown = renderWithin(<EditorContext value={{ session, view }}>{children}</EditorContext>);
  return { ...shown, session, view };
}
