import { expect, test } from 'vitest';
import { NO_WISHES, optimizeSearch, requestOf } from './wishes';

test('what nobody wished for is not said', () => {
  expect(requestOf({ ...NO_WISHES, targetTitle: '  ' }, 'r', 'p')).toEqual({
    resume_id: 'r',
    posting_id: 'p',
    preferences: { tone: 'neutral', length: 'full' },
    use_model: true,
  });
});

test('wishes travel under the names of the API', () => {
  const wishes = {
    ...NO_WISHES,
    locale: 'en-GB',
    keep: ['work/w1'],
    excludeSkills: ['PHP'],
    applySafe: true,
  } as const;
  expect(requestOf(wishes, 'r', 'p').preferences).toEqual({
    tone: 'neutral',
    length: 'full',
    locale: 'en-GB',
    keep: ['work/w1'],
    exclude_skills: ['PHP'],
    apply_safe: true,
  });
});

test('the address holds what is needed to come back to a run', () => {
  expect(optimizeSearch({ resume: 'r', posting: '', job: 7, other: 'x' })).toEqual({ resume: 'r' });
});
