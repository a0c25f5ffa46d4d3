import { useSessionStorage } from '@mantine/hooks';
import { FORM } from './keptKeys';
import { whoWasHere } from './person';

/** As `useState`, for what a person would have to write again: it outlives leaving the screen and a reload. */
export function useKept<Value>(form: string, first: Value) {
  const key = `${FORM}.${whoWasHere()}.${form}`;
  return useSessionStorage<Value>({ key, defaultValue: first, getInitialValueInEffect: false });
}
