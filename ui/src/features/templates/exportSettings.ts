/** What a template's own options schema says: its defaults and how far they may be bent. */

import type { TemplateView } from '~/api';

export type Range = { readonly low: number; readonly high: number; readonly own: number };
export type ExportSettings = {
  readonly margins: Range;
  readonly fontSize: Range;
  readonly font: string;
  readonly accent: string;
  readonly pageSizes: readonly string[];
  readonly mostPages: number;
};

type Schema = Readonly<Record<string, unknown>>;

const record = (value: unknown): Schema =>
  typeof value === 'object' && value !== null ? (value as Schema) : {};
const number = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise);
const text = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise);

/** Tolerant: where a schema says nothing the engine's own limits stand. */
export function exportSettingsOf(template: Pick<TemplateView, 'export_settings'>): ExportSettings {
  const properties = record(template.export_settings.properties);
  return {
    margins: rangeOf(properties.margin_mm, { low: 8, high: 40, own: 20 }),
    fontSize: rangeOf(properties.font_size_pt, { low: 8, high: 14, own: 10.5 }),
    font: text(record(properties.font).default, ''),
    accent: text(record(properties.accent).default, '#1f2933'),
    pageSizes: textsOf(record(properties.page_size).enum, ['a4', 'us-letter', 'us-legal']),
    mostPages: mostOf(properties.fit_pages),
  };
}

export type StyleGuide = {
  readonly audience: string;
  readonly tone: string;
  readonly dates: string;
  readonly pages: number;
  readonly bullets: number;
  readonly words: readonly number[];
  readonly good: readonly string[];
  readonly avoid: readonly string[];
};

export function styleGuideOf(template: Pick<TemplateView, 'style_guide'>): StyleGuide {
  const guide = template.style_guide;
  return {
    audience: text(guide.audience, ''),
    tone: text(guide.tone, ''),
    dates: text(guide.date_form, ''),
    pages: number(guide.pages, 2),
    bullets: number(guide.bullets_per_job, 0),
    words: Array.isArray(guide.words_per_bullet) ? guide.words_per_bullet.map((one) => number(one, 0)) : [],
    good: textsOf(guide.do, []),
    avoid: textsOf(guide.avoid, []),
  };
}

function rangeOf(schema: unknown, otherwise: Range): Range {
  const { minimum, maximum, default: own } = record(schema);
  return {
    low: number(minimum, otherwise.low),
    high: number(maximum, otherwise.high),
    own: number(own, otherwise.own),
  };
}

function textsOf(value: unknown, otherwise: readonly string[]): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : otherwise;
}

function mostOf(schema: unknown): number {
  const forms = record(schema).anyOf;
  const most = Array.isArray(forms) ? forms.map((form) => record(form).maximum) : [];
  return number(
    most.find((one) => typeof one === 'number'),
    10,
  );
}
