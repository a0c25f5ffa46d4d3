/** What somebody chose in the dialog, and the options it makes. Null means the template's own. */

import type { ExportOptions } from '~/api';
import { type Design, usualPage } from '~/features/editor/document/design';
import type { ExportSettings } from '~/features/templates/exportSettings';
import { type Choice, type Format, heeds } from './formats';

export type Wish = {
  readonly format: Format;
  readonly template: string;
  readonly pageSize: NonNullable<ExportOptions['page_size']>;
  readonly marginMm: number | null;
  readonly quality: NonNullable<ExportOptions['quality']>;
  readonly dates: NonNullable<ExportOptions['date_position']>;
  readonly accent: string | null;
  readonly fitPages: number | null;
  readonly attachJson: boolean;
  /** What only the editor sets; the file is set as its pages are. */
  readonly type: Pick<Design, 'font' | 'font_size_pt' | 'spacing'>;
};
export type Mistakes = Partial<Record<'marginMm' | 'accent', 'outOfRange' | 'noColour'>>;

/** As the document is set in the editor. */
export function firstWish(template: string, locale: string, design: Design = {}): Wish {
  return {
    format: 'pdf',
    template,
    pageSize: design.page_size ?? usualPage(locale),
    marginMm: design.margin_mm ?? null,
    quality: 'normal',
    dates: design.date_position ?? 'ats-safe',
    accent: design.accent ?? null,
    fitPages: design.fit_pages ?? null,
    attachJson: true,
    type: { font: design.font, font_size_pt: design.font_size_pt, spacing: design.spacing },
  };
}

/** Of several documents each is set by its own design; only the paper of those that name none depends on who asks. */
export function optionsOfEach(format: Format, locale: string): ExportOptions {
  return heeds(format, 'page') ? { usual_page_size: usualPage(locale) } : {};
}

/** Another template starts from its own margins, colour and type. */
export function withTemplate(wish: Wish, template: string): Wish {
  return template === wish.template ? wish : { ...wish, template, marginMm: null, accent: null, type: {} };
}

/** All of it is said, also what is the template's own: what is not said is taken from the document's design. */
export function optionsOf(wish: Wish): ExportOptions {
  const only = <Value>(choice: Choice, value: Value) => (heeds(wish.format, choice) ? value : undefined);
  const options: ExportOptions = {
    template: only('template', wish.template as ExportOptions['template']),
    page_size: only('page', wish.pageSize),
    margin_mm: only('page', wish.marginMm),
    quality: only('quality', wish.quality),
    date_position: only('dates', wish.dates),
    accent: only('accent', wish.accent),
    fit_pages: only('fit', wish.fitPages),
    font: only('template', wish.type.font ?? null),
    font_size_pt: only('template', wish.type.font_size_pt ?? null),
    spacing: only('template', wish.type.spacing ?? 1),
    attach_json: only('attach', wish.attachJson),
  };
  return JSON.parse(JSON.stringify(options)) as ExportOptions;
}

export function mistakesIn(wish: Wish, settings: ExportSettings): Mistakes {
  const { low, high } = settings.margins;
  const isOut = wish.marginMm !== null && (wish.marginMm < low || wish.marginMm > high);
  const isColour = wish.accent === null || /^#[0-9a-f]{6}$/i.test(wish.accent);
  return {
    ...(heeds(wish.format, 'page') && isOut ? { marginMm: 'outOfRange' as const } : {}),
    ...(heeds(wish.format, 'accent') && !isColour ? { accent: 'noColour' as const } : {}),
  };
}
