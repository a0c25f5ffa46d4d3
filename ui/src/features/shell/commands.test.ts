import { expect, test } from 'vitest';
import { type Command, isLeftToField, withoutSingleKeys } from './commands';

test('a command stays without the key that needs no other', () => {
  const run = () => {};
  const command = (id: string, keys?: string) => ({
    id,
    label: id,
    group: 'g',
    run,
    ...(keys ? { keys } : {}),
  });
  const kept = withoutSingleKeys([command('next', 'J'), command('save', 'mod+S'), command('none')]);
  expect(kept).toEqual([command('next'), command('save', 'mod+S'), command('none')]);
});

const UNDO: Command = { id: 'undo', label: 'Undo', group: '', inFields: '[data-path]', run: () => undefined };
const SAVE: Command = { ...UNDO, id: 'save', inFields: true };

test.each([
  ['<textarea></textarea>', true],
  ['<input>', true],
  ['<input type="radio">', false],
  ['<button></button>', false],
  ['<input data-path="basics/name">', false],
])('undo in %s is the browser’s own: %s', (html, isLeft) => {
  document.body.innerHTML = html;
  const target = document.body.firstElementChild;
  expect(isLeftToField(UNDO, target)).toBe(isLeft);
  expect(isLeftToField(SAVE, target)).toBe(false);
});
