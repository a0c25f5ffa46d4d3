import { Button } from '@mantine/core';
import { IconFileSearch } from '@tabler/icons-react';
import { useEditorParts, useSession } from '~/features/editor/useEditor';
import { useSourceLines } from '~/features/imports/useSource';
import { useMessages } from '~/messages/useMessages';

/** From what a text rests on to where the file says it. Nothing where no file says it. */
export function SourceLink({ paths }: { readonly paths: readonly string[] }) {
  const { t } = useMessages();
  const { view } = useEditorParts();
  const resumeId = useSession((state) => state.saved.resumeId);
  const [first] = useSourceLines(resumeId, paths);
  if (!first) return null;
  const number = first.box?.page;
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      leftSection={<IconFileSearch size={14} stroke={1.6} aria-hidden />}
      onClick={() => view.store.set({ sourcePaths: paths })}
    >
      {number ? t('imports.inOriginalPage', { number }) : t('imports.inOriginal')}
    </Button>
  );
}
