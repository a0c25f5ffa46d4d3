/** What of the document is looked at: not saved, not undone. */

import type { Judgement } from '~/features/scoring/judgement';
import { makeStore, type Store } from './session/store';

export type Tab = 'edit' | 'preview' | 'panel';
export type ViewState = {
  /** The field that has the focus, or had it last. */
  readonly selectedPath: string | null;
  /** The field being written in; what is shown from elsewhere does not change it. */
  readonly focusedPath: string | null;
  /** Entries that stand open in the form, as paths (`work/<id>`). */
  readonly openEntries: ReadonlySet<string>;
  /** Where to go next; a new object for every jump. */
  readonly jump: { readonly path: string } | null;
  /** On a narrow screen one of three is seen. */
  readonly tab: Tab;
  readonly panelId: string | null;
  /** What stands in a date field and is no date, by path: it is in no draft, and stays while its entry is closed. */
  readonly noDates: ReadonlyMap<string, string>;
  /** The pages stand, or cannot: what nobody needs before then may come now. */
  readonly arePagesIn: boolean;
  /** Places whose lines in the résumé's file are looked at. */
  readonly sourcePaths: readonly string[] | null;
  /** What the API says of the draft. */
  readonly judgement: Judgement;
};

export type View = {
  readonly store: Store<ViewState>;
  readonly jumpTo: (path: string) => void;
  readonly select: (path: string | null) => void;
  /** The field has the focus. */
  readonly focus: (path: string) => void;
  readonly keepNoDate: (path: string, text: string | null) => void;
  readonly toggleEntry: (path: string, isOpen?: boolean) => void;
  readonly showPanel: (id: string | null) => void;
};

const NOT_JUDGED: Judgement = { score: null, marks: new Map(), isOld: true, problem: null, asked: 0 };
const PANEL_KEY = 'bespoke.editor.panel';

/** `asked` is a panel that the address names. */
export function makeView(asked?: string): View {
  const panelId = asked ?? localStorage.getItem(PANEL_KEY);
  const store = makeStore<ViewState>({
    selectedPath: null,
    focusedPath: null,
    openEntries: new Set(),
    jump: null,
    tab: asked ? 'panel' : 'edit',
    panelId: panelId || null,
    noDates: new Map(),
    arePagesIn: false,
    sourcePaths: null,
    judgement: NOT_JUDGED,
  });
  const toggleEntry = (path: string, isOpen = !store.get().openEntries.has(path)) => {
    const openEntries = new Set(store.get().openEntries);
    if (isOpen) openEntries.add(path);
    else openEntries.delete(path);
    store.set({ openEntries });
  };
  return {
    store,
    toggleEntry,
    keepNoDate: (path, text) => {
      const noDates = new Map(store.get().noDates);
      if (text === null ? noDates.delete(path) : noDates.set(path, text)) store.set({ noDates });
    },
    select: (selectedPath) => store.set({ selectedPath }),
    focus: (path) => store.set({ selectedPath: path, focusedPath: path }),
    jumpTo: (path) => {
      const [root = '', id] = path.split('/');
      if (root !== 'basics' && id) toggleEntry(`${root}/${id}`, true);
      store.set({ jump: { path }, selectedPath: path, tab: 'edit' });
    },
    showPanel: (id) => {
      localStorage.setItem(PANEL_KEY, id ?? '');
      store.set({ panelId: id, tab: id ? 'panel' : 'edit' });
    },
  };
}
