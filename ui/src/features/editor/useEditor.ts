/** The open document, for everything that stands in the editor. */

import { createContext, use, useMemo, useSyncExternalStore } from 'react';
import { type Design, designOf, withDesign } from './document/design';
import type { Draft } from './document/draft';
import { textAt } from './document/fieldPaths';
import type { Kind, Loaded } from './session/content';
import type { SaveState, Session, SessionState } from './session/session';
import type { View, ViewState } from './view';

export type Editor = {
  readonly session: Session;
  readonly view: View;
};

export const EditorContext = createContext<Editor | null>(null);

export function useEditorParts(): Editor {
  const editor = use(EditorContext);
  if (!editor) throw new Error('useEditor stands outside an editor');
  return editor;
}

/** One value of the session; the component is drawn anew only when it is another. Select what exists, make nothing. */
export function useSession<Value>(select: (state: SessionState) => Value): Value {
  const { store } = useEditorParts().session;
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

export function useView<Value>(select: (state: ViewState) => Value): Value {
  const { store } = useEditorParts().view;
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

/** The text of one field, and how to change it. */
export function useField(path: string): readonly [string, (text: string) => void] {
  const { session } = useEditorParts();
  const text = useSession((state) => textAt(state.content.draft, path) ?? '');
  return [text, (next) => session.changeText(path, next)];
}

export type EditorInterface = {
  readonly documentId: string;
  readonly kind: Kind;
  /** JSON Resume as the API gives it, ids in `x-bespoke`. */
  readonly draft: Draft;
  /** Rises with every change of the draft in this session. */
  readonly revision: number;
  /** The API's revision that the draft is based on. */
  readonly savedRevision: number;
  readonly loaded: Loaded;
  /** A recipe from draft to draft, or a field path and its text. Goes into undo, preview and autosave. */
  readonly change: ((recipe: (draft: Draft) => Draft) => void) & ((path: string, text: string) => void);
  readonly undo: () => void;
  readonly redo: () => void;
  /** At once; true when the server has everything. Do so before asking the API to change the document. */
  readonly save: () => Promise<boolean>;
  readonly saveState: SaveState;
  /** Something changed the document by the API: take it in. The events do so by themselves a little later. */
  readonly pull: () => Promise<void>;
  /** Opens what holds the field, focuses it and scrolls page and form to it. */
  readonly jumpTo: (path: string) => void;
  readonly selectedPath: string | null;
  readonly templateId: string;
  readonly options: Design;
  readonly setDesign: (change: Design & { readonly template?: string }) => void;
};

/** Everything at once, for panels; drawn anew with every keystroke. Forms use `useField` and `useSession`. */
export function useEditor(): EditorInterface {
  const { session, view } = useEditorParts();
  const state = useSession((one) => one);
  const selectedPath = useView((one) => one.selectedPath);
  const actions = useMemo(() => actionsOf({ session, view }), [session, view]);
  return {
    ...actions,
    documentId: state.documentId,
    kind: state.kind,
    draft: state.content.draft,
    revision: state.revision,
    savedRevision: state.saved.revision,
    loaded: state.saved,
    saveState: state.saveState,
    selectedPath,
    templateId: state.templateId,
    options: designOf(state.content.draft),
  };
}

export function actionsOf({ session, view }: Editor) {
  return {
    change: (what: string | ((draft: Draft) => Draft), text = '') =>
      typeof what === 'string' ? session.changeText(what, text) : session.change(what),
    undo: session.undo,
    redo: session.redo,
    save: session.save,
    pull: () => session.pull(),
    jumpTo: view.jumpTo,
    setDesign: ({ template, ...design }: Design & { readonly template?: string }) => {
      if (template) session.say({ templateId: template });
      if (Object.keys(design).length > 0) session.change((draft) => withDesign(draft, design), 'design');
    },
  };
}
