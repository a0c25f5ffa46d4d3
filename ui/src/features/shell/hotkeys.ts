import type { HotkeyItem } from '@mantine/hooks';
import type { Command } from './commands';

/** As Mantine wants them. Whether `?` needs the shift key depends on the keyboard; and with Alt a Mac writes another sign
 * for a digit, so the key itself is meant. */
export function hotkeysOf({ keys, run }: Pick<Command, 'keys' | 'run'>): HotkeyItem[] {
  const digit = keys?.match(/^alt\+(\d)$/)?.[1];
  if (digit) return [[`alt+digit${digit}`, run, { usePhysicalKeys: true }]];
  if (!keys) return [];
  return (keys === '?' ? ['?', 'shift+?'] : [keys]).map((one) => [one, run]);
}
