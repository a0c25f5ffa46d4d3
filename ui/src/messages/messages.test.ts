import { expect, test } from 'vitest';
import german from './de';
import english from './en';
import { directionOf, rememberedLocale } from './locale';
import { format, type Message } from './messages';

const flat = (all: Record<string, Record<string, Message>>) =>
  Object.entries(all).flatMap(([noun, group]) =>
    Object.entries(group).map(([name, message]) => [`${noun}.${name}`, message] as const),
  );
const gaps = (message: Message) =>
  [...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test('numbers choose the form and are written as the language writes them', () => {
  const message = { one: '{count} résumé', other: '{count} résumés' };
  expect(format(message, { count: 1 }, 'en')).toBe('1 résumé');
  expect(format(message, { count: 1200 }, 'de')).toBe('1.200 résumés');
  expect(format('Open {name}', { name: '{count}', count: 3 }, 'en')).toBe('Open {count}');
  expect(format('Open {name}', undefined, 'en')).toBe('Open {name}');
});

test.each(flat(german))('the German %s fills the same gaps as the English', (key, message) => {
  const original = new Map(flat(english)).get(key);
  expect(new Set(gaps(message))).toEqual(new Set(gaps(original ?? '')));
});

test('the mirrored English is never chosen by a browser’s languages', () => {
  expect(rememberedLocale(['en-XB', 'de'])).toBe('en');
  expect([directionOf('en-XB'), directionOf('ar-EG'), directionOf('de')]).toEqual(['rtl', 'rtl', 'ltr']);
});

test('the browser is asked for its languages in order, after what was chosen here', () => {
  expect(rememberedLocale(['fr-FR', 'de-AT', 'en'])).toBe('de');
  expect(rememberedLocale(['fr'])).toBe('en');
  localStorage.setItem('bespoke.locale', 'de');
  expect(rememberedLocale(['en'])).toBe('de');
});

test('right-to-left languages turn the page', () => {
  expect(directionOf('he-IL')).toBe('rtl');
  expect(directionOf('de')).toBe('ltr');
});
