import { expect, test } from 'vitest';
import { isGone, ProblemError } from './problem';

const problem = (status: number, detail = '') =>
  new ProblemError({ type: 'about:blank', code: 'x', trace_id: '', title: '', status, detail });

test('what is not there, or whose id is none, is gone; what failed for now is not', () => {
  expect(isGone(problem(404))).toBe(true);
  expect(isGone(problem(400, 'path.resume_id: Input should be a valid UUID'))).toBe(true);
  expect(isGone(problem(400, 'body.title: Field required'))).toBe(false);
  expect(isGone(problem(503))).toBe(false);
  expect(isGone(new TypeError('Failed to fetch'))).toBe(false);
});
