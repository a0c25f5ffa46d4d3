import type { HotkeyItem } from '@mantine/hooks';
import { type Command, isLeftToField } from './commands';

/** As Mantine wants them. Whether `?` needs the shift key depends on the keyboard; and with Alt a Mac writes another sign
 * for a digit, so the key itself is meant. */
export function hotkeysOf(command: Pick<Command, 'keys' | 'inFields' | 'run'>): HotkeyItem[] {
  const { keys } = command;
  const press = (event: KeyboardEvent) => {
    if (isLeftToField(command, event.target)) return;
    event.preventDefault();
    command.run();
  };
  const digit = keys?.match(/^alt\+(\d)$/)?.[1];
  if (digit) return [[`alt+digit${digit}`, press, { usePhysicalKeys: true, preventDefault: false }]];
  if (!keys) return [];
  return (keys === '?' ? ['?', 'shift+?'] : [keys]).map((one) => [one, press, { preventDefault: false }]);
}
