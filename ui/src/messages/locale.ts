/** Which language the pages speak. */

export const LOCALES = { en: 'English', de: 'Deutsch' } as const;
/** English from right to left: never offered, it shows in the tests that no screen depends on a direction. */
export const MIRRORED = 'en-XB';
export type Locale = keyof typeof LOCALES | typeof MIRRORED;

const KEY = 'bespoke.locale';
const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur', 'yi'];

export function isLocale(value: unknown): value is keyof typeof LOCALES {
  return typeof value === 'string' && value in LOCALES;
}

/** What this browser chose, else the first of its languages that we speak. */
export function rememberedLocale(languages: readonly string[] = navigator.languages): Locale {
  const chosen = localStorage.getItem(KEY);
  if (chosen === MIRRORED || isLocale(chosen)) return chosen;
  return languages.map((one) => one.slice(0, 2)).find(isLocale) ?? 'en';
}

export function rememberLocale(locale: Locale): void {
  localStorage.setItem(KEY, locale);
}

export function directionOf(locale: string): 'ltr' | 'rtl' {
  return locale === MIRRORED || RIGHT_TO_LEFT.includes(locale.slice(0, 2)) ? 'rtl' : 'ltr';
}
