/** Who used this browser last: without the network nobody can be asked, and what it keeps is that person's alone. */

import { ABOUT, DRAFT, FORM, keysUnder } from './keptKeys';

const KEY = 'bespoke.person';

export function whoWasHere(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // Storage is forbidden here, and then nothing is kept either.
    return null;
  }
}

/** Null when they signed out or are not known any more. */
export function nowHere(person: string | null): void {
  try {
    if (person === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, person);
  } catch (error) {
    console.warn('This browser keeps nothing', error);
  }
}

/** Everything this browser kept of them, as after the account is erased. */
export function forgetPerson(person: string): void {
  nowHere(null);
  const theirs = [DRAFT, ABOUT].flatMap((kind) => keysUnder(`${kind}.${person}.`, localStorage));
  for (const key of theirs) localStorage.removeItem(key);
  for (const key of keysUnder(`${FORM}.${person}.`, sessionStorage)) sessionStorage.removeItem(key);
}
