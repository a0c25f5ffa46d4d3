import { expect, test } from 'vitest';
import { afterEvent, isOver, NOT_STARTED, progressOf } from './jobProgress';

const event = (type: string, payload: object = {}) => ({ type, data: JSON.stringify(payload) });
const after = (...events: ReturnType<typeof event>[]) => events.reduce(afterEvent, NOT_STARTED);

test('a stream tells percent and stage, and its end', () => {
  const running = after(
    event('queued'),
    event('started'),
    event('progress', { percent: 60, stage: 'verify' }),
  );
  expect(running).toEqual({ state: 'running', percent: 60, stage: 'verify' });
  expect(isOver(running)).toBe(false);
  expect(afterEvent(running, event('done'))).toEqual({ state: 'done', percent: 100, stage: 'done' });
});

test('a job that is told to stop says so until it has stopped', () => {
  const told = after(
    event('started'),
    event('cancelling'),
    event('progress', { percent: 85, stage: 'store' }),
  );
  expect(told.state).toBe('cancelling');
  expect(afterEvent(told, event('cancelled')).state).toBe('cancelled');
});

test('a retry begins anew, and what is not known changes nothing', () => {
  const failed = after(
    event('started'),
    event('progress', { percent: 30, stage: 'render' }),
    event('failed'),
  );
  expect(isOver(failed)).toBe(true);
  expect(afterEvent(failed, event('queued'))).toEqual(NOT_STARTED);
  expect(afterEvent(failed, event('applauded'))).toBe(failed);
  expect(after(event('progress', { percent: 10, stage: 'juggle' })).stage).toBeNull();
});

test('a list says the same where no stream is followed', () => {
  const line = {
    status: 'pending',
    progress: 0,
    stage: '',
    cancel_requested: false,
    next_try_at: null,
  } as const;
  expect(progressOf(line).state).toBe('waiting');
  expect(progressOf({ ...line, next_try_at: '2026-11-01T00:00:00Z' }).state).toBe('postponed');
  expect(progressOf({ ...line, status: 'processing', cancel_requested: true }).state).toBe('cancelling');
  expect(progressOf({ ...line, status: 'completed' }).percent).toBe(100);
});
