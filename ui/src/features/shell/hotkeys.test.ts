import { getHotkeyHandler } from '@mantine/hooks';
import { expect, test, vi } from 'vitest';
import { hotkeysOf } from './hotkeys';

const pressed = (keys: string, event: KeyboardEventInit) => {
  const run = vi.fn();
  getHotkeyHandler(hotkeysOf({ keys, run }))(new KeyboardEvent('keydown', event));
  return run.mock.calls.length;
};

test('Alt with a digit is that key, whatever sign a Mac writes for it', () => {
  expect(pressed('alt+1', { altKey: true, key: '¡', code: 'Digit1' })).toBe(1);
  expect(pressed('alt+1', { altKey: true, key: '1', code: 'Digit1' })).toBe(1);
  expect(pressed('alt+1', { altKey: true, key: '2', code: 'Digit2' })).toBe(0);
  expect(pressed('alt+1', { key: '1', code: 'Digit1' })).toBe(0);
});

test('a question mark is one with the shift key and without', () => {
  expect(pressed('?', { key: '?', shiftKey: true })).toBe(1);
  expect(pressed('?', { key: '?' })).toBe(1);
  expect(pressed('mod+S', { key: 's', ctrlKey: true })).toBe(1);
});
