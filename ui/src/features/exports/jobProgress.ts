/** How far an export is, from the events of its stream. */

import type { QueueLine } from '~/api';
import type { ServerEvent } from '~/live/sse';

export const STAGES = ['load', 'check', 'render', 'verify', 'store', 'done'] as const;
export type Stage = (typeof STAGES)[number];
export type State = 'waiting' | 'running' | 'cancelling' | 'postponed' | 'done' | 'failed' | 'cancelled';
export type JobProgress = { readonly state: State; readonly percent: number; readonly stage: Stage | null };

export const NOT_STARTED: JobProgress = { state: 'waiting', percent: 0, stage: null };

type Payload = { readonly percent?: unknown; readonly stage?: unknown };

const stageOf = (value: unknown): Stage | null => STAGES.find((one) => one === value) ?? null;

/** An event that nobody knows yet changes nothing. */
export function afterEvent(before: JobProgress, event: Pick<ServerEvent, 'type' | 'data'>): JobProgress {
  switch (event.type) {
    case 'queued':
    case 'taken_over':
      return NOT_STARTED;
    case 'started':
      return { state: 'running', percent: 0, stage: null };
    case 'progress': {
      const { percent, stage } = JSON.parse(event.data) as Payload;
      const state = before.state === 'cancelling' ? before.state : 'running';
      return { state, percent: Number(percent ?? before.percent), stage: stageOf(stage) ?? before.stage };
    }
    case 'cancelling':
      return { ...before, state: 'cancelling' };
    case 'postponed':
      return { ...NOT_STARTED, state: 'postponed' };
    case 'done':
      return { state: 'done', percent: 100, stage: 'done' };
    case 'failed':
      return { ...before, state: 'failed' };
    case 'cancelled':
      return { ...before, state: 'cancelled' };
    default:
      return before;
  }
}

type Line = Pick<QueueLine, 'status' | 'progress' | 'stage' | 'cancel_requested' | 'next_try_at'>;

/** What the list said, where no stream is followed. */
export function progressOf(line: Line): JobProgress {
  const stage = stageOf(line.stage);
  const said = { percent: line.progress, stage };
  switch (line.status) {
    case 'pending':
      return { ...said, state: line.next_try_at ? 'postponed' : 'waiting' };
    case 'processing':
      return { ...said, state: line.cancel_requested ? 'cancelling' : 'running' };
    case 'completed':
      return { state: 'done', percent: 100, stage: 'done' };
    default:
      return { ...said, state: line.status };
  }
}

export const isOver = ({ state }: JobProgress): boolean =>
  state === 'done' || state === 'failed' || state === 'cancelled';
