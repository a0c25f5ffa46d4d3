import { useSession } from '~/features/editor/useEditor';
import { useSourceLines } from '~/features/imports/useSource';
import { useMessages } from '~/messages/useMessages';
import { SourceLink } from './SourceLink';

/** Of a résumé itself: what its file says there, and where. Nothing where no file says it. */
export function ReadFrom({ path }: { path: string }) {
  const { t } = useMessages();
  const resumeId = useSession((state) => state.saved.resumeId);
  const lines = useSourceLines(resumeId, [path]);
  if (lines.length === 0) return null;
  return (
    <>
      <p>
        {t('imports.fileSays')} <q>{lines.map((line) => line.text).join(' ')}</q>
      </p>
      <SourceLink paths={[path]} />
    </>
  );
}
