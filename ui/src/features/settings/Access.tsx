import { ApiKeys } from './ApiKeys';
import { Sessions } from './Sessions';

export function Access() {
  return (
    <>
      <Sessions />
      <ApiKeys />
    </>
  );
}
