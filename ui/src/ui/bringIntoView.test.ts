import { expect, test, vi } from 'vitest';
import { bringIntoView } from './bringIntoView';

test('nothing glides for somebody who wants nothing to move', () => {
  const scrollIntoView = vi.fn();
  const element = Object.assign(document.createElement('p'), { scrollIntoView });
  const ask = vi.spyOn(window, 'matchMedia');
  for (const [matches, behavior] of [
    [true, 'auto'],
    [false, 'smooth'],
  ] as const) {
    ask.mockReturnValueOnce({ matches } as MediaQueryList);
    bringIntoView(element, 'nearest');
    expect(scrollIntoView).toHaveBeenLastCalledWith({ block: 'nearest', behavior });
  }
  ask.mockRestore();
});
