import { expect, test } from 'vitest';
import { exportSettingsOf, styleGuideOf } from './exportSettings';

test('a template says its own defaults and limits', () => {
  const settings = exportSettingsOf({
    export_settings: {
      properties: {
        margin_mm: { type: 'number', minimum: 12, maximum: 35, default: 20 },
        accent: { default: '#0f5f73' },
        fit_pages: { anyOf: [{ minimum: 1, maximum: 6 }, { type: 'null' }] },
      },
    },
  });
  expect(settings.margins).toEqual({ low: 12, high: 35, own: 20 });
  expect(settings.accent).toBe('#0f5f73');
  expect(settings.mostPages).toBe(6);
});

test('a schema that says nothing leaves the limits of the engine', () => {
  expect(exportSettingsOf({ export_settings: {} }).margins).toEqual({ low: 8, high: 40, own: 20 });
  expect(styleGuideOf({ style_guide: { do: 'no list' } }).good).toEqual([]);
});
