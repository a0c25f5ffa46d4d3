import { expect, test } from 'vitest';
import { afterEvent, isOver, NOT_STARTED, type Run, stageState } from './run';

const event = (type: string, given: object = {}) => ({ type, data: JSON.stringify(given) });
const after = (...events: ReturnType<typeof event>[]): Run => events.reduce(afterEvent, NOT_STARTED);
const suggestion = (id: string, position: number, state = 'proposed') => ({
  id,
  position,
  state,
  verdict: { ruling: 'supported' },
});

test('stages are gone through, and the last is done when the run is', () => {
  const run = after(
    event('started'),
    event('stage', { stage: 'read', percent: 5 }),
    event('stage', { stage: 'rules', percent: 20 }),
  );
  expect([stageState(run, 'read'), stageState(run, 'rules'), stageState(run, 'model')]).toEqual([
    'done',
    'now',
    'ahead',
  ]);
  const done = afterEvent(run, event('done', {}));
  expect([stageState(done, 'rules'), stageState(done, 'model'), done.percent, isOver(done)]).toEqual([
    'done',
    'ahead',
    100,
    true,
  ]);
});

test('a suggestion told twice is one, in the order in which they were made', () => {
  const run = after(
    event('suggestion', suggestion('b', 2)),
    event('suggestion', suggestion('a', 1)),
    event('suggestion', suggestion('b', 2)),
  );
  expect(run.suggestions.map((one) => one.id)).toEqual(['a', 'b']);
});

test('a verdict says why one waits, and what was applied is shown as applied', () => {
  const reasons = [{ kind: 'quantity', text: '9', message: 'No 9 there.' }];
  const run = after(
    event('suggestion', suggestion('a', 1)),
    event('suggestion', suggestion('b', 2)),
    event('verdict', { suggestion_id: 'a', state: 'blocked', ruling: 'unsupported', reasons }),
    event('applied', { suggestion: suggestion('b', 2, 'applied'), revision: 3 }),
  );
  expect(run.suggestions.map((one) => one.state)).toEqual(['blocked', 'applied']);
  expect(run.suggestions[0]?.verdict.reasons).toEqual(reasons);
});

test('a cancel that was asked for stays so through stages, until it is one', () => {
  const run = after(event('started'), event('cancelling'), event('stage', { stage: 'model', percent: 60 }));
  expect(run.state).toBe('cancelling');
  expect(afterEvent(run, event('cancelled')).state).toBe('cancelled');
});

test('notices are kept, and a failure says why', () => {
  const run = after(
    event('notice', { code: 'timed_out', message: 'The model took too long.' }),
    event('error', { error: { code: 'x', title: 'It broke', detail: '', fix: 'Again.' } }),
    event('of a later version'),
  );
  expect(run.notices).toHaveLength(1);
  expect(run.error?.fix).toBe('Again.');
  expect(run.state).toBe('failed');
});
