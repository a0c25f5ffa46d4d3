import { ApiKeys } from './ApiKeys';
import { Identities } from './Identities';
import { Sessions } from './Sessions';

export function Access() {
  return (
    <>
      <Sessions />
      <Identities />
      <ApiKeys />
    </>
  );
}
