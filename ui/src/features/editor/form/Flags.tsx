import { lazy, Suspense } from 'react';
import { orNothing } from '~/ui/orNothing';
import { useSession } from '../useEditor';
import type { FlagsProps } from './FlagSwitches';

const FlagSwitches = lazy(orNothing(() => import('./FlagSwitches')));

/** Of an optimized resume alone: what is shown and locked of it. */
export function Flags(props: FlagsProps) {
  const isFlagged = useSession((state) => state.content.ui !== null);
  return isFlagged ? (
    <Suspense>
      <FlagSwitches {...props} />
    </Suspense>
  ) : null;
}
