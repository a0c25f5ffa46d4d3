/** How a document is set. Kept in the résumé's own `meta.design`, so it is saved, versioned and merged with it. */

import type { ExportOptions } from '~/api';
import type { Draft } from './draft';
import { asObj, type Json, type Obj, withKey } from './json';

export type Design = Pick<
  ExportOptions,
  'page_size' | 'margin_mm' | 'font' | 'font_size_pt' | 'accent' | 'spacing' | 'fit_pages' | 'date_position'
>;
const NAMES: readonly (keyof Design)[] = [
  'page_size',
  'margin_mm',
  'font',
  'font_size_pt',
  'accent',
  'spacing',
  'fit_pages',
  'date_position',
];

/** The paper of who chose none: Letter where it is what people have. The pages and the file use the same. */
export function usualPage(locale: string): NonNullable<ExportOptions['page_size']> {
  return /-(US|CA|MX|PH)$/i.test(locale) ? 'us-letter' : 'a4';
}

/** Only what was chosen; everything else is the template's own. */
export function designOf(draft: Draft): Design {
  const kept = asObj(asObj(draft.meta).design);
  return Object.fromEntries(NAMES.flatMap((name) => (name in kept ? [[name, kept[name]]] : [])));
}

export function withDesign(draft: Draft, change: Design): Draft {
  const meta = asObj(draft.meta);
  let design: Obj = asObj(meta.design);
  for (const [name, value] of Object.entries(change)) design = withKey(design, name, value as Json);
  return { ...draft, meta: withKey(meta, 'design', design) };
}
