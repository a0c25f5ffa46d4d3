/** A random key for a request that must happen once. `randomUUID` is missing on plain http from another machine. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}
