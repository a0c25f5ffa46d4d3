import { lazy, Suspense } from 'react';
import { useView } from '~/features/editor/useEditor';
import { orNothing } from '~/ui/orNothing';
import { HoverEvidence } from './HoverEvidence';

const SourceDialog = lazy(orNothing(() => import('./SourceDialog')));

/** What a text rests on, while the mouse rests on it; and the pages of the file, once they are asked for. */
export default function AtSource() {
  const isShown = useView((state) => state.sourcePaths !== null);
  return (
    <>
      <HoverEvidence />
      <Suspense>{isShown && <SourceDialog />}</Suspense>
    </>
  );
}
