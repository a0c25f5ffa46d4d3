import { expect, test } from 'vitest';
import say, { sayings } from './de/said';
import { loadSpoken } from './messages';

const gaps = (text: string) => [...new Set([...text.matchAll(/\{(\d)[!#]?\}/g)].map(([, at]) => at))].sort();

test('what a sentence quotes stays as it is, and the sentence around it is said', () => {
  expect(say('The bullet says "I"; a résumé is read as yours without it.')).toBe(
    'Im Punkt steht „I“; ein Lebenslauf wird auch ohne das als deiner gelesen.',
  );
  expect(say('The bullet says "The résumé names it."; a résumé is read as yours without it.')).toContain(
    '„The résumé names it.“',
  );
});

test('durations and names of sections are said too', () => {
  expect(say('Your dated jobs cover 9 years and 2 months. That is close.')).toBe(
    'Deine Stellen mit Daten umfassen 9 Jahre und 2 Monate. Das ist knapp.',
  );
  expect(say('Thin or missing: summary, skills.')).toBe('Dünn oder fehlend: Zusammenfassung, Fähigkeiten.');
  expect(say('2 bullets reworded, 1 entry added')).toBe('2 Punkte umformuliert, 1 Eintrag ergänzt');
});

test('the most particular of the sentences that fit is said', () => {
  expect(say('Do you hold a valid driving licence?')).toBe('Hast du einen gültigen Führerschein?');
  expect(say('“40%” is not in the evidence; it says 20%')).toBe(
    '„40%“ steht nicht in den Belegen; dort steht 20%',
  );
});

test('a text of which a part is not known is not half said', () => {
  expect(say('Correct it. Purple monkeys.')).toBeUndefined();
  expect(say(`The bullet says "${'a '.repeat(5_000)}".`)).toBeUndefined();
});

test('a name of what every object has is no sentence', () => {
  expect(say('constructor')).toBeUndefined();
});

test('English pages say what the API says', async () => {
  expect((await loadSpoken('en')).say('Purple monkeys.')).toBe('Purple monkeys.');
});

test.each(Object.entries(sayings))('%s is said with all it quotes', (english, german) => {
  expect(gaps(german)).toEqual(gaps(english));
});
