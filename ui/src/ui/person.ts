/** Who used this browser last: without the network nobody can be asked, and what it keeps is that person's alone. */

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
  const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
  const theirs = keys.filter((key) => /^bespoke\.(draft|about)\./.test(key) && key.split('.')[2] === person);
  for (const key of theirs) localStorage.removeItem(key);
}
