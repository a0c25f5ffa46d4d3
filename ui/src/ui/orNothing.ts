import type { ComponentType } from 'react';

type Part<Props> = { readonly default: ComponentType<Props> };

/** For `lazy`: a part that the screen can do without, and that cannot be loaded, takes nothing else down with it. */
export function orNothing<Props>(load: () => Promise<Part<Props>>): () => Promise<Part<Props>> {
  return () =>
    load().catch((error: unknown) => {
      console.warn('A part of the screen could not be loaded', error);
      return { default: () => null };
    });
}
