import { expect, test } from 'vitest';
import { isStale } from './stale';

const about = (type: string, subject_id: string | null = 'r1') => ({ type, subject_id });

test('a change of a résumé makes its own answers and the lists stale, and no other', () => {
  expect(isStale([{ _id: 'listResumes' }], about('resume.saved'))).toBe(true);
  expect(isStale([{ _id: 'getResume', path: { resume_id: 'r1' } }], about('resume.saved'))).toBe(true);
  expect(isStale([{ _id: 'getResume', path: { resume_id: 'r2' } }], about('resume.saved'))).toBe(false);
  expect(isStale([{ _id: 'listPostings' }], about('resume.saved'))).toBe(false);
  expect(isStale(['something else'], about('resume.saved'))).toBe(false);
});

test('an artifact touches the documents it was made from, whose ids it does not carry', () => {
  expect(
    isStale([{ _id: 'getOptimizedResume', path: { optimized_id: 'o1' } }], about('artifact.created')),
  ).toBe(true);
});
