import { expect, test } from 'vitest';
import { exportSettingsOf } from '~/features/templates/exportSettings';
import { firstWish, mistakesIn, optionsOf, optionsOfEach, withTemplate } from './wish';

const wish = firstWish('modern', 'de-DE');

const OWN_TYPE = { font: null, font_size_pt: null, spacing: 1 };

test('all that the format heeds is sent, so that nothing of the document’s design stands in for it', () => {
  expect(optionsOf(wish)).toEqual({
    template: 'modern',
    page_size: 'a4',
    quality: 'normal',
    date_position: 'ats-safe',
    attach_json: true,
    margin_mm: null,
    accent: null,
    fit_pages: null,
    ...OWN_TYPE,
  });
  expect(optionsOf({ ...wish, format: 'txt', marginMm: 3 })).toEqual({});
  expect(optionsOf({ ...wish, format: 'docx', fitPages: 1, marginMm: 20 })).toEqual({
    template: 'modern',
    page_size: 'a4',
    date_position: 'ats-safe',
    margin_mm: 20,
    accent: null,
    ...OWN_TYPE,
  });
});

test('another template starts from its own margins and colour, the same keeps what was chosen', () => {
  const bent = { ...wish, marginMm: 12, accent: '#aa0000' };
  expect(withTemplate(bent, 'modern')).toBe(bent);
  expect(withTemplate(bent, 'compact')).toMatchObject({ template: 'compact', marginMm: null, accent: null });
});

test('of several documents only the paper of those that name none is said', () => {
  expect(optionsOfEach('pdf', 'en-US')).toEqual({ usual_page_size: 'us-letter' });
  expect(optionsOfEach('txt', 'en-US')).toEqual({});
});

test('letter is the paper where people have it', () => {
  expect(firstWish('classic', 'en-US').pageSize).toBe('us-letter');
  expect(firstWish('classic', 'en-GB').pageSize).toBe('a4');
});

test('what the template does not take is said before it is sent', () => {
  const settings = exportSettingsOf({
    export_settings: { properties: { margin_mm: { minimum: 12, maximum: 35, default: 20 } } },
  });
  expect(mistakesIn({ ...wish, marginMm: 9 }, settings)).toEqual({ marginMm: 'outOfRange' });
  expect(mistakesIn({ ...wish, accent: 'red' }, settings)).toEqual({ accent: 'noColour' });
  expect(mistakesIn({ ...wish, marginMm: 9, accent: 'red', format: 'json' }, settings)).toEqual({});
  expect(mistakesIn(wish, settings)).toEqual({});
});

test('the file is set as its pages are in the editor, until another template is chosen', () => {
  const design = { page_size: 'us-legal', margin_mm: 15, accent: '#123456', spacing: 0.9 } as const;
  const set = firstWish('modern', 'en-US', design);
  expect(optionsOf(set)).toMatchObject({ ...design, template: 'modern' });
  expect(optionsOf(withTemplate(set, 'classic'))).toMatchObject(OWN_TYPE);
});
