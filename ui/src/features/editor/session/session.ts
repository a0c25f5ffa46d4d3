/**
 * An open document: the draft, its undo steps, and the saving of it. Knows no React; `door` is how it reaches the API.
 */

import type { Problem } from '~/api';
import { isRetryable, problemOf } from '~/ui/problem';
import type { Draft } from '../document/draft';
import { withText } from '../document/fieldPaths';
import { includedOnly } from '../document/flags';
import type { Obj } from '../document/json';
import { type Choice, type Clash, clashOf, resolved } from './conflicts';
import { type Content, isSameContent, type Kind, type Loaded, mergeContent } from './content';
import type { Keeper, Kept } from './localDraft';
import { makeStore, type Store } from './store';
import { NOTHING, redo, remember, takeBack, through, type Undo } from './undo';

export type SaveState =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'conflict'; readonly clash: Clash };

export type Said = { readonly title?: string; readonly templateId?: string };
export type Sent = {
  readonly content: Content | null;
  readonly said: Said;
  readonly base: number;
  readonly isAutosave: boolean;
};
export type Door = {
  readonly load: () => Promise<Loaded>;
  readonly save: (sent: Sent, rest: Obj) => Promise<Loaded>;
};

export type SessionState = {
  readonly documentId: string;
  readonly kind: Kind;
  readonly content: Content;
  /** As the server has it; what the next save is based on. */
  readonly saved: Loaded;
  readonly title: string;
  readonly templateId: string;
  readonly undo: Undo;
  readonly saveState: SaveState;
  /** Rises with every change of the draft. */
  readonly revision: number;
};
export type Notice = 'merged' | 'updated' | 'recovered';
/** `discard` takes what was recovered out again, and nothing that was done since. */
export type OnNotice = (notice: Notice, discard?: () => void) => void;

export type Session = {
  readonly store: Store<SessionState>;
  readonly change: (recipe: (draft: Draft) => Draft, label?: string) => void;
  readonly changeText: (path: string, text: string) => void;
  readonly changeUi: (recipe: (ui: Obj) => Obj) => void;
  readonly say: (said: Said) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly save: () => Promise<boolean>;
  readonly isDirty: () => boolean;
  /** What its files have: the draft without what is left out. */
  readonly shown: (content: Content) => Draft;
  /** Something was saved elsewhere; `revision` where it is known. */
  readonly pull: (revision?: number) => Promise<void>;
  /** What this tab itself asks the API to change comes in without being told as another's. */
  readonly quietly: <Answer>(ask: () => Promise<Answer>) => Promise<Answer>;
  readonly resolve: (choices: readonly Choice[]) => Promise<boolean>;
  /** False when it cannot be brought together with what is typed already; it should then stay kept. */
  readonly recover: (kept: Kept) => boolean;
  /** The answer of something else that saved, such as restoring a version. */
  readonly adopt: (loaded: Loaded) => void;
  readonly close: () => void;
};

export type Opening = {
  readonly documentId: string;
  readonly kind: Kind;
  readonly loaded: Loaded;
  readonly door: Door;
  readonly keeper: Keeper;
  readonly onNotice?: OnNotice;
  readonly idleMs?: number;
};

const UNSAVED: SaveState = { kind: 'unsaved' };
const IDLE_MS = 1_000;
const KEEP_MS = 300;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;

export function openSession(opening: Opening): Session {
  const { loaded, door, keeper, onNotice } = opening;
  const store = makeStore<SessionState>({
    documentId: opening.documentId,
    kind: opening.kind,
    content: loaded.content,
    saved: loaded,
    title: loaded.title,
    templateId: loaded.templateId,
    undo: NOTHING,
    saveState: { kind: 'saved', at: loaded.savedAt },
    revision: 0,
  });
  let saveTimer: ReturnType<typeof setTimeout> | undefined;
  let keepTimer: ReturnType<typeof setTimeout> | undefined;
  let underWay: Promise<boolean> | null = null;
  let failures = 0;
  let isClosed = false;
  let seen = loaded.revision;
  let ownAsks = 0;

  const isContentDirty = () => {
    const { content, saved } = store.get();
    return content !== saved.content && !isSameContent(content, saved.content);
  };
  const unsaid = (): Said => {
    const { title, templateId, saved } = store.get();
    return {
      ...(title === saved.title ? {} : { title }),
      ...(templateId === saved.templateId ? {} : { templateId }),
    };
  };
  const isDirty = () => isContentDirty() || Object.keys(unsaid()).length > 0;

  const put = (content: Content, rest: Partial<SessionState> = {}) => {
    store.set({ ...rest, content, revision: store.get().revision + 1 });
  };
  const keepSoon = () => {
    clearTimeout(keepTimer);
    keepTimer = setTimeout(keepNow, KEEP_MS);
  };
  const keepNow = () => {
    clearTimeout(keepTimer);
    const { content, saved } = store.get();
    if (!isDirty()) keeper.forget();
    else
      keeper.keep({ base: saved.content, revision: saved.revision, content, said: unsaid(), at: Date.now() });
  };
  const saveSoon = (ms = opening.idleMs ?? IDLE_MS) => {
    clearTimeout(saveTimer);
    if (isClosed || store.get().saveState.kind === 'conflict') return;
    saveTimer = setTimeout(() => void run(true), ms);
  };
  /** What changes goes into the store at once: whoever follows it looks once for every keystroke. */
  const touch = (change: Partial<SessionState>) => {
    const { kind } = store.get().saveState;
    store.set(kind === 'saving' || kind === 'conflict' ? change : { ...change, saveState: UNSAVED });
    keepSoon();
    saveSoon();
  };
  const touchContent = (content: Content, undo: Undo) =>
    touch({ content, undo, revision: store.get().revision + 1 });
  const edit = (content: Content, label: string) => {
    const { content: before, undo } = store.get();
    if (content.draft === before.draft && content.ui === before.ui) return;
    touchContent(content, remember(undo, { before, after: content, label, at: Date.now() }));
  };
  const step = (turn: typeof takeBack) => {
    const { undo, content } = store.get();
    const turned = turn(undo, content);
    if (!turned) return;
    touchContent(turned.content, turned.undo);
  };

  /** What the server has becomes the base; what was typed since `sent` is kept on top of it. */
  const settle = (answer: Loaded, sent: Content) => {
    const now = store.get().content;
    const { merged, conflicts } =
      now === sent ? { merged: answer.content, conflicts: [] } : mergeContent(sent, now, answer.content);
    if (conflicts.length > 0)
      return clash(clashOf(conflicts, { base: sent, yours: now, theirs: answer, merged }));
    seen = Math.max(seen, answer.revision);
    const content = isSameContent(merged, now) ? now : merged;
    const saved = isSameContent(answer.content, content) ? { ...answer, content } : answer;
    if (content === now) store.set({ saved });
    else put(content, { saved });
    return true;
  };
  const clash = (found: Clash) => {
    store.set({ saveState: { kind: 'conflict', clash: found } });
    return false;
  };
  const done = () => {
    failures = 0;
    const dirty = isDirty();
    store.set({ saveState: dirty ? UNSAVED : { kind: 'saved', at: store.get().saved.savedAt } });
    keepNow();
    if (dirty) saveSoon();
  };
  const send = async (isAutosave: boolean): Promise<boolean> => {
    const { content, saved } = store.get();
    const said = unsaid();
    const sent = isContentDirty() ? content : null;
    store.set({ saveState: { kind: 'saving' } });
    try {
      const answer = await door.save({ content: sent, said, base: saved.revision, isAutosave }, saved.rest);
      const { title, templateId } = store.get();
      store.set({
        title: title === (said.title ?? saved.title) ? answer.title : title,
        templateId: templateId === (said.templateId ?? saved.templateId) ? answer.templateId : templateId,
      });
      if (!settle(answer, sent ?? content)) return false;
      if (answer.wasMerged) onNotice?.('merged');
      done();
      return !isDirty();
    } catch (error) {
      return refused(error);
    }
  };
  const refused = async (error: unknown): Promise<boolean> => {
    const problem = problemOf(error);
    if (problem.status === 409) return rebase(problem);
    store.set({
      saveState: problem.code === 'unreachable' ? { kind: 'offline' } : { kind: 'failed', problem },
    });
    keepNow();
    if (isRetryable(error)) {
      saveSoon(Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS));
      failures += 1;
    }
    return false;
  };
  /** The API told a conflict (or does not know the base any more): what is there now, merged here, path by path. */
  const rebase = async (problem: Problem): Promise<boolean> => {
    keepNow();
    try {
      const theirs = await door.load();
      const { content, saved } = store.get();
      const { merged, conflicts } = mergeContent(saved.content, content, theirs.content);
      if (conflicts.length > 0) {
        return clash(clashOf(conflicts, { base: saved.content, yours: content, theirs, merged }));
      }
      if (theirs.revision === saved.revision) {
        store.set({ saveState: { kind: 'failed', problem } });
        return false;
      }
      seen = Math.max(seen, theirs.revision);
      put(merged, { saved: theirs, saveState: UNSAVED });
      onNotice?.('merged');
      saveSoon(0);
      return false;
    } catch (failure) {
      return refused(failure);
    }
  };
  const run = async (isAutosave: boolean): Promise<boolean> => {
    clearTimeout(saveTimer);
    while (underWay) await underWay;
    if (store.get().saveState.kind === 'conflict') return false;
    if (!isDirty()) {
      if (store.get().saveState.kind !== 'saving') done();
      return true;
    }
    underWay = send(isAutosave).finally(() => {
      underWay = null;
    });
    return underWay;
  };

  const online = () => void run(true);
  const hiding = () => keepNow();
  globalThis.addEventListener?.('online', online);
  globalThis.addEventListener?.('pagehide', hiding);

  return {
    store,
    isDirty,
    shown: includedOnly,
    change: (recipe, label = '') => {
      const { content } = store.get();
      edit({ ...content, draft: recipe(content.draft) }, label);
    },
    changeText: (path, text) => {
      const { content } = store.get();
      edit({ ...content, draft: withText(content.draft, path, text) }, path);
    },
    changeUi: (recipe) => {
      const { content } = store.get();
      if (content.ui) edit({ ...content, ui: recipe(content.ui) }, '');
    },
    say: touch,
    undo: () => step(takeBack),
    redo: () => step(redo),
    save: () => run(false),
    pull: async (revision) => {
      while (underWay) await underWay;
      if (revision !== undefined && revision <= seen) return;
      if (store.get().saveState.kind === 'conflict') return;
      const theirs = await door.load();
      const { content, saved, title, templateId } = store.get();
      if (theirs.revision < saved.revision) return;
      store.set({
        title: title === saved.title ? theirs.title : title,
        templateId: templateId === saved.templateId ? theirs.templateId : templateId,
      });
      const { merged, conflicts } = mergeContent(saved.content, content, theirs.content);
      // A true conflict is told when this tab saves.
      if (conflicts.length > 0) return;
      const isNew = theirs.revision > saved.revision;
      seen = Math.max(seen, theirs.revision);
      if (isSameContent(merged, content))
        store.set({
          saved: { ...theirs, content: isSameContent(theirs.content, content) ? content : theirs.content },
        });
      else put(merged, { saved: theirs });
      if (isNew && ownAsks === 0) onNotice?.('updated');
      if (isDirty()) saveSoon();
      else done();
    },
    quietly: async (ask) => {
      ownAsks += 1;
      try {
        return await ask();
      } finally {
        ownAsks -= 1;
      }
    },
    resolve: async (choices) => {
      const { saveState } = store.get();
      if (saveState.kind !== 'conflict') return true;
      const { clash: found } = saveState;
      seen = Math.max(seen, found.theirs.revision);
      put(resolved(found, choices), { saved: found.theirs, saveState: UNSAVED });
      return run(false);
    },
    recover: (kept) => {
      const { content: before, undo, saved, title, templateId } = store.get();
      const isFirst = !isDirty();
      const { merged: after, conflicts } = isFirst
        ? { merged: kept.content, conflicts: [] }
        : mergeContent(kept.base, before, kept.content);
      if (conflicts.length > 0) return false;
      const said = { title: kept.said?.title ?? title, templateId: kept.said?.templateId ?? templateId };
      put(after, {
        ...(isFirst ? { saved: { ...saved, content: kept.base, revision: kept.revision } } : {}),
        ...said,
        undo: remember(undo, { before, after, label: '', at: Date.now() }),
      });
      onNotice?.('recovered', () => {
        const now = store.get();
        edit(through(after, now.content, before), '');
        touch({
          ...(now.title === said.title ? { title } : {}),
          ...(now.templateId === said.templateId ? { templateId } : {}),
        });
      });
      touch({});
      keepNow();
      return true;
    },
    adopt: (answer) => {
      const { content } = store.get();
      seen = Math.max(seen, answer.revision);
      const { undo } = store.get();
      const after = answer.content;
      put(after, {
        saved: answer,
        title: answer.title,
        templateId: answer.templateId,
        undo: remember(undo, { before: content, after, label: '', at: Date.now() }),
      });
      done();
    },
    close: () => {
      isClosed = true;
      keepNow();
      clearTimeout(saveTimer);
      clearTimeout(keepTimer);
      globalThis.removeEventListener?.('online', online);
      globalThis.removeEventListener?.('pagehide', hiding);
    },
  };
}
