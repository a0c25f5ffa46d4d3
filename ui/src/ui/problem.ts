/** Errors of the API (RFC 9457) as the one kind of error that the pages know. */

import type { Problem } from '~/api';
import { client } from '~/api/client.gen';

export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** Anything that was thrown, as a problem; the server not being reached is one too. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (isProblem(error)) return error;
  const isNetwork = error instanceof TypeError;
  return {
    type: isNetwork ? 'about:unreachable' : 'about:blank',
    status: 0,
    code: isNetwork ? 'unreachable' : 'unknown',
    trace_id: '',
    title: '',
    detail: error instanceof Error ? error.message : String(error),
  };
}

export function isProblem(value: unknown): value is Problem {
  return (
    typeof value === 'object' && value !== null && 'code' in value && 'detail' in value && 'status' in value
  );
}

export function hasStatus(error: unknown, status: number): boolean {
  return problemOf(error).status === status;
}

/** What an address names is not there, or cannot be: its id was cut short, say. */
export function isGone(error: unknown): boolean {
  const { status, detail } = problemOf(error);
  return status === 404 || (status === 400 && detail.startsWith('path.'));
}

/** Worth asking again: nothing came back, or the server said so. */
export function isRetryable(error: unknown): boolean {
  const { status } = problemOf(error);
  return status === 0 || status === 429 || status === 503;
}

/** The generated client throws what the server sent; from here on it throws errors. */
export function installProblems(): void {
  client.interceptors.error.clear();
  client.interceptors.error.use((error, response) => {
    if (isProblem(error)) return new ProblemError(error);
    if (error instanceof Error) return error;
    return new ProblemError({
      ...problemOf(error),
      status: response?.status ?? 0,
      detail: `HTTP ${response?.status ?? ''}`,
    });
  });
}
