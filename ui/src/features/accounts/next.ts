/** Where to go after signing in: a path of this site, never another's address. */
export function nextOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) && value !== '/' ? value : undefined;
}
