import { Kbd } from '@mantine/core';

const IS_APPLE = /Mac|iPhone|iPad/.test(navigator.userAgent);
const NAMES: Readonly<Record<string, string>> = {
  mod: IS_APPLE ? '⌘' : 'Ctrl',
  shift: IS_APPLE ? '⇧' : 'Shift',
  alt: IS_APPLE ? '⌥' : 'Alt',
  arrowdown: '↓',
  arrowup: '↑',
};

export function KeyNames({ keys }: { keys: string }) {
  const names = keys.split('+');
  return (
    <span style={{ display: 'inline-flex', gap: 4 }}>
      {names.map((name) => (
        <Kbd key={name} size="xs">
          {NAMES[name] ?? name.toUpperCase()}
        </Kbd>
      ))}
    </span>
  );
}
