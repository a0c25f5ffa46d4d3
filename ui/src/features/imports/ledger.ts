/** The account of how a file was read, as `GET /resumes/{id}/ledger` gives it. */

export type Box = {
  readonly page: number;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
};
export type LedgerLine = {
  readonly number: number;
  readonly text: string;
  readonly fate: 'mapped' | 'heading' | 'furniture' | 'left_over';
  readonly targets: readonly string[];
  readonly confidence: number;
  readonly box: Box | null;
};
export type Notice = { readonly code: string; readonly message: string; readonly fix: string };
export type Ledger = {
  readonly source: {
    readonly kind: string;
    readonly pages: number | null;
    readonly page_sizes: readonly (readonly [number, number])[];
  };
  readonly lines: readonly LedgerLine[];
  readonly warnings: readonly Notice[];
  readonly field_confidence: Readonly<Record<string, number>>;
};

/** The API describes it as any object; an empty one means that nothing was read. */
export function asLedger(value: unknown): Ledger | null {
  return typeof value === 'object' && value !== null && 'lines' in value ? (value as Ledger) : null;
}

export type Doubt = 'doubtful' | 'likely' | null;

const DOUBTFUL_BELOW = 0.6;
const LIKELY_BELOW = 0.75;

/** In words, because a number says little: below these a person should look. */
export function doubtOf(confidence: number | undefined): Doubt {
  if (confidence === undefined || confidence >= LIKELY_BELOW) return null;
  return confidence < DOUBTFUL_BELOW ? 'doubtful' : 'likely';
}

/** The lines that a field was read from. */
export function linesOf(ledger: Ledger, path: string): LedgerLine[] {
  return ledger.lines.filter((line) => line.targets.includes(path));
}

/** The lines that any of these places was read from: a field, or all of an entry, or `…/dates` for both of them. */
export function linesBehind(ledger: Ledger, paths: readonly string[]): LedgerLine[] {
  const wanted = paths.flatMap((path) =>
    path.endsWith('/dates') ? ['start', 'end', 'date'].map((name) => path.replace(/dates$/, name)) : [path],
  );
  const isWanted = (target: string) =>
    wanted.some((path) => target === path || target.startsWith(`${path}/`));
  return ledger.lines.filter((line) => line.targets.some(isWanted));
}
