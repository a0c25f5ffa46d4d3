/** JSON as values that are never changed in place. */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type Obj = { readonly [key: string]: Json };

export function isObj(value: unknown): value is Obj {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asObj(value: Json | undefined): Obj {
  return isObj(value) ? value : {};
}

export function asList(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

export function asText(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** With another value under the key; without it where the value says nothing, as the API leaves empty fields out. */
export function withKey(object: Obj, key: string, value: Json | undefined): Obj {
  if (!isEmpty(value)) return { ...object, [key]: value as Json };
  if (!(key in object)) return object;
  const { [key]: _, ...rest } = object;
  return rest;
}

function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObj(value) && Object.keys(value).length === 0;
}

export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  }
  if (!isObj(one) || !isObj(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => isSame(one[key], other[key]));
}
