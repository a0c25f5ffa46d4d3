/** Messages by key `noun.name`, in files of their noun; English defines the keys, other languages must have them all. */

import type { Locale } from './locale';

export type Plural = { readonly one: string; readonly other: string };
export type Message = string | Plural;

type English = typeof import('./en').default;
/** The shape that another language's files must have. */
export type Translation = {
  readonly [Noun in keyof English]: {
    readonly [Name in keyof English[Noun]]: English[Noun][Name] extends string ? string : Plural;
  };
};
export type MessageKey = {
  [Noun in keyof English]: `${Noun & string}.${keyof English[Noun] & string}`;
}[keyof English];
export type Values = Readonly<Record<string, string | number>>;

/** A sentence of the API, which is English, in the language of the pages; undefined for one that is not known. */
export type Say = (text: string) => string | undefined;
export type Spoken = { readonly locale: Locale; readonly messages: Translation; readonly say: Say };

const asItIs: Say = (text) => text;

export async function loadSpoken(locale: Locale): Promise<Spoken> {
  if (locale !== 'de') return { locale, messages: (await import('./en')).default, say: asItIs };
  const [messages, say] = await Promise.all([import('./de'), import('./de/said')]);
  return { locale, messages: messages.default, say: say.default };
}

/** `{name}` stands for a value; a message with two forms is chosen by `count`. */
export function format(message: Message, values: Values | undefined, locale: string): string {
  const text = typeof message === 'string' ? message : message[formOf(values, locale)];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => shown(values?.[name], locale) ?? whole);
}

/** They take a millisecond to make, and a keystroke draws several messages. */
const made = new Map<string, { readonly number: Intl.NumberFormat; readonly plural: Intl.PluralRules }>();

function rulesOf(locale: string) {
  const rules = made.get(locale) ?? {
    number: new Intl.NumberFormat(locale),
    plural: new Intl.PluralRules(locale),
  };
  made.set(locale, rules);
  return rules;
}

function formOf(values: Values | undefined, locale: string): keyof Plural {
  return rulesOf(locale).plural.select(Number(values?.count ?? 0)) === 'one' ? 'one' : 'other';
}

function shown(value: string | number | undefined, locale: string): string | undefined {
  return typeof value === 'number' ? rulesOf(locale).number.format(value) : value;
}
