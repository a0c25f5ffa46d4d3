import { useBlocker } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { whenIdle } from '~/ui/whenIdle';
import { useEditorParts } from './useEditor';

const loadDialog = () => import('./LeaveDialog');
const LeaveDialog = lazy(loadDialog);

/** Leaving saves first. Only when that fails is it asked, and even then the work is kept in this browser. */
export function LeaveGuard() {
  const { session } = useEditorParts();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname || !session.isDirty()) return false;
      return !(await session.save());
    },
    enableBeforeUnload: session.isDirty,
    withResolver: true,
  });
  // It is needed when nothing can be loaded any more.
  useEffect(() => whenIdle(() => void loadDialog()), []);
  if (status !== 'blocked') return null;
  return (
    <Suspense>
      <LeaveDialog leave={proceed} stay={reset} />
    </Suspense>
  );
}
