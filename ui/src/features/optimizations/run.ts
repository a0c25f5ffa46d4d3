/** A run of the optimizer, put together from its stored events: the same after a reload and in a second tab. */

import type { JobError, Score, SuggestionView, Verdict } from '~/api';
import type { ServerEvent } from '~/live/sse';

export const STAGES = ['read', 'rules', 'model', 'apply'] as const;
export type Stage = (typeof STAGES)[number];
export type RunState = 'waiting' | 'running' | 'cancelling' | 'postponed' | 'done' | 'failed' | 'cancelled';
export type Notice = { readonly code: string; readonly message: string };
export type Run = {
  readonly state: RunState;
  readonly stage: Stage | null;
  readonly seen: readonly Stage[];
  readonly percent: number;
  readonly suggestions: readonly SuggestionView[];
  readonly before: Score | null;
  readonly possible: Score | null;
  readonly after: Score | null;
  readonly notices: readonly Notice[];
  readonly error: JobError | null;
};

export const NOT_STARTED: Run = {
  state: 'waiting',
  stage: null,
  seen: [],
  percent: 0,
  suggestions: [],
  before: null,
  possible: null,
  after: null,
  notices: [],
  error: null,
};

type Told = {
  readonly stage?: string;
  readonly percent?: number;
  readonly when?: 'before' | 'possible' | 'after';
  readonly score?: Score;
  readonly suggestion?: SuggestionView;
  readonly suggestion_id?: string;
  readonly state?: SuggestionView['state'];
  readonly error?: JobError;
};

/** An event that nobody knows yet changes nothing. */
export function afterEvent(run: Run, event: Pick<ServerEvent, 'type' | 'data'>): Run {
  const told = JSON.parse(event.data) as Told;
  switch (event.type) {
    case 'started':
      return { ...run, state: 'running' };
    case 'postponed':
    case 'taken_over':
      return { ...run, state: 'postponed' };
    case 'cancelling':
      return { ...run, state: 'cancelling' };
    case 'stage':
      return staged(run, told);
    case 'score':
      return told.when ? { ...run, [told.when]: told.score ?? null } : run;
    case 'suggestion':
      return withSuggestion(run, told as unknown as SuggestionView);
    case 'applied':
      return told.suggestion ? withSuggestion(run, told.suggestion) : run;
    case 'verdict':
      return judged(run, told as Told & Verdict);
    case 'notice':
      return { ...run, notices: [...run.notices, told as unknown as Notice] };
    case 'done':
      return { ...run, state: 'done', percent: 100 };
    case 'error':
      return { ...run, state: 'failed', error: told.error ?? null };
    case 'cancelled':
      return { ...run, state: 'cancelled' };
    default:
      return run;
  }
}

function staged(run: Run, told: Told): Run {
  const stage = STAGES.find((one) => one === told.stage) ?? run.stage;
  const seen = stage && !run.seen.includes(stage) ? [...run.seen, stage] : run.seen;
  const state = run.state === 'cancelling' ? run.state : 'running';
  return { ...run, state, stage, seen, percent: told.percent ?? run.percent };
}

function withSuggestion(run: Run, suggestion: SuggestionView): Run {
  const others = run.suggestions.filter((one) => one.id !== suggestion.id);
  return { ...run, suggestions: [...others, suggestion].sort((one, two) => one.position - two.position) };
}

function judged(run: Run, told: Told & Verdict): Run {
  const { suggestion_id, state, ruling, reasons } = told;
  const suggestions = run.suggestions.map((one) =>
    one.id === suggestion_id
      ? {
          ...one,
          state: state ?? one.state,
          verdict: { ...one.verdict, ruling: ruling ?? one.verdict.ruling, reasons: reasons ?? [] },
        }
      : one,
  );
  return { ...run, suggestions };
}

export function isOver({ state }: Pick<Run, 'state'>): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

/** Where it stands with a stage, for saying so in words. */
export function stageState(run: Run, stage: Stage): 'ahead' | 'now' | 'done' {
  if (run.stage === stage && !isOver(run)) return 'now';
  return run.seen.includes(stage) ? 'done' : 'ahead';
}
