import { expect, test } from 'vitest';
import { withoutSingleKeys } from './commands';

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
