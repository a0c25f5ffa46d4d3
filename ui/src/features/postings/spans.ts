/** A posting's text cut at the places its analysis was read from. */

import type { PostingAnalysis, Span } from '~/api';

export type SpanKind = 'must' | 'nice' | 'duty' | 'knockout' | 'title' | 'company' | 'fact' | 'word';
export type TextPiece = {
  readonly start: number;
  readonly text: string;
  readonly kind: SpanKind | null;
  /** The requirement that was read here. */
  readonly id: string;
  /** Set aside: it asks for nothing. */
  readonly isAside: boolean;
};
type Place = { readonly span: Span; readonly kind: SpanKind; readonly id: string };

/** Where two overlap, the first of this order is shown. */
const ORDER: readonly SpanKind[] = ['must', 'nice', 'knockout', 'title', 'company', 'fact', 'word', 'duty'];

export function piecesOf(text: string, analysis: PostingAnalysis): readonly TextPiece[] {
  // Spans count characters as Python does, code points, and JavaScript's strings do not.
  const letters = Array.from(text);
  const places = placesOf(analysis).filter(({ span }) => span.end > span.start);
  const aside = (analysis.segments ?? [])
    .filter(({ zone }) => zone === 'boilerplate')
    .map(({ span }) => span);
  const cuts = new Set([0, letters.length]);
  for (const span of [...places.map((place) => place.span), ...aside]) {
    cuts.add(Math.min(span.start, letters.length));
    cuts.add(Math.min(span.end, letters.length));
  }
  const sorted = [...cuts].sort((one, other) => one - other);
  return sorted.slice(0, -1).map((start, index) => {
    const best = bestAt(places, start);
    return {
      start,
      text: letters.slice(start, sorted[index + 1]).join(''),
      kind: best?.kind ?? null,
      id: best?.id ?? '',
      isAside: aside.some((span) => span.start <= start && start < span.end),
    };
  });
}

function bestAt(places: readonly Place[], at: number): Place | undefined {
  const here = places.filter(({ span }) => span.start <= at && at < span.end);
  return here.sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind))[0];
}

function placesOf(analysis: PostingAnalysis): readonly Place[] {
  const requirements = (analysis.requirements ?? []).flatMap(({ id, level, any_of }) =>
    any_of.map(({ span }) => ({ span, kind: level, id })),
  );
  const of = (kind: SpanKind, spans: readonly (Span | null | undefined)[]) =>
    spans.flatMap((span) => (span ? [{ span, kind, id: '' }] : []));
  const found = (all: readonly { readonly span: Span }[] | undefined) => (all ?? []).map(({ span }) => span);
  return [
    ...requirements,
    ...of('knockout', found(analysis.knockouts)),
    ...of('title', [analysis.title_span]),
    ...of('company', [analysis.company_span]),
    ...of('fact', [
      ...found(analysis.years),
      ...found(analysis.degrees),
      ...found(analysis.locations),
      ...found(analysis.compliance),
    ]),
    ...of('word', [
      ...found(analysis.domain_keywords),
      ...found(analysis.tooling),
      ...found(analysis.screening_keywords),
    ]),
    ...of('duty', found(analysis.responsibilities)),
  ];
}
