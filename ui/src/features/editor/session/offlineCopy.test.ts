import { beforeEach, expect, test } from 'vitest';
import type { Loaded } from './content';
import { loadedOffline } from './loadedOffline';
import { makeKeeper } from './localDraft';
import { withAbout } from './offlineCopy';

const content = { draft: { basics: { name: 'Ada' } }, ui: null };
const loaded: Loaded = {
  content,
  rest: {},
  revision: 3,
  title: 'Analyst',
  templateId: 'classic',
  savedAt: '2026-01-01T00:00:00Z',
  wasMerged: false,
  matchScore: null,
  resumeId: 'r',
  resumeRevision: null,
  postingId: null,
  exportName: 'Analyst',
};

beforeEach(() => localStorage.clear());

test('unsaved work opens on what it was begun on, and nothing stays once it is saved', () => {
  let saved = loaded;
  const keeper = withAbout(makeKeeper('doc', 'tab-1'), 'doc.tab-1', () => saved);
  expect(loadedOffline('doc')).toBeNull();
  const changed = { draft: { basics: { name: 'Ada Byron' } }, ui: null };
  keeper.keep({ base: content, revision: 4, content: changed, at: 1 });
  expect(loadedOffline('doc')).toEqual({ ...loaded, revision: 4 });
  saved = { ...loaded, revision: 4, title: 'Lead', rest: { cover_note: 'Dear' } };
  keeper.keep({ base: content, revision: 4, content: changed, at: 2 });
  expect(loadedOffline('doc')).toEqual(saved);
  expect(loadedOffline('other')).toBeNull();
  keeper.forget();
  expect(loadedOffline('doc')).toBeNull();
  expect(localStorage.length).toBe(0);
});

test('what cannot be read is no document', () => {
  localStorage.setItem('bespoke.draft.doc.tab-1', '{');
  localStorage.setItem('bespoke.about.doc.tab-1', '{}');
  expect(loadedOffline('doc')).toBeNull();
});
