/** The formats, and which of the choices each of them heeds. */

import type { ExportRequest } from '~/api';

export type Format = ExportRequest['format'];
export type Choice = 'template' | 'page' | 'accent' | 'dates' | 'fit' | 'quality' | 'attach';

export const FORMATS = ['pdf', 'docx', 'html', 'txt', 'json', 'png'] as const satisfies readonly Format[];

const HEEDS: Readonly<Record<Format, readonly Choice[]>> = {
  pdf: ['template', 'page', 'accent', 'dates', 'fit', 'quality', 'attach'],
  docx: ['template', 'page', 'accent', 'dates'],
  html: ['template', 'accent'],
  txt: [],
  json: [],
  png: ['template', 'page', 'accent', 'dates', 'fit', 'quality'],
};

export const heeds = (format: Format, choice: Choice): boolean => HEEDS[format].includes(choice);
export const isFormat = (value: unknown): value is Format => FORMATS.some((one) => one === value);
