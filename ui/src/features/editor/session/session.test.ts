import { beforeEach, expect, test, vi } from 'vitest';
import { ProblemError } from '~/ui/problem';
import { draftOf } from '../document/draft';
import { textAt, withText } from '../document/fieldPaths';
import type { Content, Loaded } from './content';
import { mergeContent } from './content';
import { makeKeeper } from './localDraft';
import { type Door, openSession, type Sent } from './session';

const FIRST: Content = {
  draft: draftOf({ basics: { name: 'Ada', label: 'Analyst', summary: 'One.' } }),
  ui: null,
};
const loadedAs = (content: Content, revision: number, change: Partial<Loaded> = {}): Loaded => ({
  content,
  rest: {},
  revision,
  title: 'Ada',
  templateId: 'classic',
  savedAt: '2026-01-01T00:00:00Z',
  wasMerged: false,
  matchScore: null,
  resumeId: 'r-1',
  resumeRevision: null,
  postingId: null,
  exportName: 'Ada',
  ...change,
});
const conflict = () =>
  new ProblemError({ type: '', title: '', detail: '', trace_id: '', status: 409, code: 'save_conflict' });

/** The API's rules in memory: every revision is kept, disjoint edits merge, others are refused. */
function makeServer(first = FIRST) {
  const versions = [first];
  const sent: Sent[] = [];
  let title = 'Ada';
  const door: Door = {
    load: async () => loadedAs(versions.at(-1) as Content, versions.length, { title }),
    save: async (given) => {
      sent.push(given);
      title = given.said.title ?? title;
      const now = versions.at(-1) as Content;
      if (given.content) {
        const base = versions[given.base - 1] as Content;
        const { merged, conflicts } = mergeContent(base, given.content, now);
        if (conflicts.length > 0) throw conflict();
        versions.push(merged);
      }
      return loadedAs(versions.at(-1) as Content, versions.length, {
        title,
        wasMerged: given.content !== null && given.base < versions.length - 1,
      });
    },
  };
  const elsewhere = (path: string, text: string) => {
    const now = versions.at(-1) as Content;
    versions.push({ ...now, draft: withText(now.draft, path, text) });
  };
  return { door, sent, versions, elsewhere };
}

/** As in a browser whose other tabs are all closed. */
beforeEach(() => {
  localStorage.clear();
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    value: { query: async () => ({ held: [] }) },
  });
});

function open(server = makeServer(), onNotice = vi.fn(), tab = 'tab-1') {
  const keeper = makeKeeper('ada.r-1', tab);
  const session = openSession({
    documentId: 'r-1',
    kind: 'resume',
    loaded: loadedAs(FIRST, 1),
    door: server.door,
    keeper,
    onNotice,
  });
  const text = (path: string) => textAt(session.store.get().content.draft, path);
  return { session, server, keeper, onNotice, text };
}

test('typing is saved once it rests for a second, as an autosave on its base', async () => {
  vi.useFakeTimers();
  const { session, server } = open();
  session.changeText('basics/name', 'Ada B');
  session.changeText('basics/name', 'Ada Byron');
  expect(session.store.get().saveState.kind).toBe('unsaved');
  await vi.advanceTimersByTimeAsync(900);
  expect(server.sent).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(200);
  expect(server.sent).toMatchObject([{ base: 1, isAutosave: true }]);
  expect(session.store.get()).toMatchObject({ saveState: { kind: 'saved' }, saved: { revision: 2 } });
  vi.useRealTimers();
  session.close();
});

test('undo takes typing in one place back at once, and redo brings it again', () => {
  const { session, text } = open();
  session.changeText('basics/name', 'B');
  session.changeText('basics/name', 'By');
  session.changeText('basics/label', 'Engineer');
  session.undo();
  expect([text('basics/name'), text('basics/label')]).toEqual(['By', 'Analyst']);
  session.undo();
  expect(text('basics/name')).toBe('Ada');
  session.redo();
  expect(text('basics/name')).toBe('By');
  session.close();
});

test('undo leaves what came from elsewhere', async () => {
  const { session, server, text } = open();
  session.changeText('basics/name', 'Ada B.');
  server.elsewhere('basics/label', 'Countess');
  await session.pull(2);
  session.undo();
  expect([text('basics/name'), text('basics/label')]).toEqual(['Ada', 'Countess']);
  session.close();
});

test('disjoint edits of two tabs are merged and told', async () => {
  const { session, server, text, onNotice } = open();
  server.elsewhere('basics/label', 'Countess');
  session.changeText('basics/name', 'Ada B.');
  expect(await session.save()).toBe(true);
  expect([text('basics/name'), text('basics/label')]).toEqual(['Ada B.', 'Countess']);
  expect(onNotice).toHaveBeenCalledWith('merged');
  session.close();
});

test('a true conflict is decided field by field and saved on what is there', async () => {
  const { session, server, text } = open();
  server.elsewhere('basics/summary', 'Theirs.');
  server.elsewhere('basics/label', 'Countess');
  session.changeText('basics/summary', 'Mine.');
  session.changeText('basics/name', 'Ada B.');
  expect(await session.save()).toBe(false);
  const { saveState } = session.store.get();
  if (saveState.kind !== 'conflict') throw new Error('no conflict was told');
  expect(saveState.clash.conflicts).toEqual([
    { path: 'basics/summary', isText: true, base: 'One.', yours: 'Mine.', theirs: 'Theirs.' },
  ]);
  expect(await session.resolve([{ path: 'basics/summary', text: 'Both.' }])).toBe(true);
  expect(['basics/summary', 'basics/name', 'basics/label'].map(text)).toEqual([
    'Both.',
    'Ada B.',
    'Countess',
  ]);
  expect(textAt((server.versions.at(-1) as Content).draft, 'basics/summary')).toBe('Both.');
  session.close();
});

test('what is typed while a save is on its way stays', async () => {
  const { session, server, text } = open();
  server.elsewhere('basics/label', 'Countess');
  session.changeText('basics/name', 'Ada B');
  const saving = session.save();
  session.changeText('basics/name', 'Ada Byron');
  expect(await saving).toBe(false);
  expect([text('basics/name'), text('basics/label')]).toEqual(['Ada Byron', 'Countess']);
  expect(await session.save()).toBe(true);
  session.close();
});

test('without a line the work is kept in the browser and saved when the line is back', async () => {
  const server = makeServer();
  const { save } = server.door;
  let isOffline = true;
  const door: Door = {
    ...server.door,
    save: (...given) => (isOffline ? Promise.reject(new TypeError('Failed to fetch')) : save(...given)),
  };
  const { session } = open({ ...server, door });
  session.changeText('basics/name', 'Ada Byron');
  expect(await session.save()).toBe(false);
  expect(session.store.get().saveState.kind).toBe('offline');
  expect(localStorage.length).toBe(1);
  session.close();

  const next = open(server, vi.fn(), 'tab-2');
  isOffline = false;
  await next.keeper.recover(next.session.recover);
  expect(next.text('basics/name')).toBe('Ada Byron');
  expect(await next.session.save()).toBe(true);
  expect(localStorage.length).toBe(0);
  next.session.close();
});

test('kept work is merged with what was saved meanwhile', async () => {
  const { session, server, text } = open();
  server.elsewhere('basics/label', 'Countess');
  const content = { ...FIRST, draft: withText(FIRST.draft, 'basics/name', 'Ada Byron') };
  session.recover({ base: FIRST, revision: 1, content, at: 0 });
  expect(await session.save()).toBe(true);
  expect([text('basics/name'), text('basics/label')]).toEqual(['Ada Byron', 'Countess']);
  session.close();
});

test('discarding recovered work takes back that alone, not what was typed since', async () => {
  const { session, onNotice, text } = open();
  const content = { ...FIRST, draft: withText(FIRST.draft, 'basics/name', 'Ada Byron') };
  const kept = { base: FIRST, revision: 1, content, said: { title: 'For Babbage' }, at: 0 };
  session.recover(kept);
  session.changeText('basics/label', 'Countess');
  const [, discard] = onNotice.mock.calls.find(([notice]) => notice === 'recovered') ?? [];
  discard();
  expect([text('basics/name'), text('basics/label')]).toEqual(['Ada', 'Countess']);
  expect(session.store.get().title).toBe('Ada');
  session.undo();
  expect(text('basics/name')).toBe('Ada Byron');
  session.close();
});

test('what several tabs left is all taken up, and what contradicts stays kept', async () => {
  const server = makeServer();
  const leave = (tab: string, path: string, text: string) => {
    const left = open(server, vi.fn(), tab);
    left.session.changeText(path, text);
    left.session.close();
  };
  leave('tab-2', 'basics/name', 'Ada Byron');
  leave('tab-3', 'basics/label', 'Countess');
  leave('tab-4', 'basics/name', 'Ada King');
  localStorage.setItem('bespoke.draft.ada.r-1.tab-5', '{');
  const { session, keeper, text } = open(server);
  await keeper.recover(session.recover);
  expect(text('basics/label')).toBe('Countess');
  const names = ['Ada Byron', 'Ada King'];
  expect(names).toContain(text('basics/name'));
  const left = Object.entries(localStorage).filter(([key]) => /tab-[24]$/.test(key));
  expect(left).toHaveLength(1);
  expect(left[0]?.[1]).toContain(names.find((name) => name !== text('basics/name')));
  session.close();
});

test('a draft is not taken up by somebody else in the same browser', async () => {
  const left = open();
  left.session.changeText('basics/name', 'Ada Byron');
  left.session.close();
  const take = vi.fn(() => true);
  await makeKeeper('grace.r-1', 'tab-9').recover(take);
  expect(take).not.toHaveBeenCalled();
});

test('a title that was not saved is kept too', async () => {
  const server = makeServer();
  const left = open(server);
  left.session.say({ title: 'For Babbage' });
  left.session.close();
  const { session, keeper } = open(server, vi.fn(), 'tab-2');
  await keeper.recover(session.recover);
  expect(session.store.get().title).toBe('For Babbage');
  expect(await session.save()).toBe(true);
  expect(server.sent.at(-1)).toMatchObject({ content: null, said: { title: 'For Babbage' } });
  session.close();
});

test('a title is saved without content', async () => {
  const { session, server } = open();
  session.say({ title: 'For Babbage' });
  expect(await session.save()).toBe(true);
  expect(server.sent).toMatchObject([{ content: null, said: { title: 'For Babbage' } }]);
  session.close();
});

test('what this tab asked for itself is not told as another’s', async () => {
  const { session, server, onNotice, text } = open();
  await session.quietly(async () => {
    server.elsewhere('basics/label', 'Accepted');
    await session.pull(2);
  });
  expect(text('basics/label')).toBe('Accepted');
  expect(onNotice).not.toHaveBeenCalled();
  server.elsewhere('basics/label', 'Theirs');
  await session.pull(3);
  expect(onNotice).toHaveBeenCalledWith('updated');
});
