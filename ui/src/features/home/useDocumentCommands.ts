import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { DocumentLine } from '~/features/documents/documents';
import { placeOf } from '~/features/documents/OpenDocument';
import { type Command, useCommands } from '~/features/shell/commands';
import { useMessages } from '~/messages/useMessages';

/** Every document and the import by their names in the palette. */
export function useDocumentCommands(
  resumes: readonly DocumentLine[],
  optimized: readonly DocumentLine[],
): void {
  const { t } = useMessages();
  const navigate = useNavigate();
  const names = [...optimized, ...resumes].map((one) => `${one.id} ${one.title}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lists are new at every rendering, their names are not
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'import',
        label: t('home.import'),
        group: t('shell.general'),
        run: () => void navigate({ to: '/import' }),
      },
      ...optimized.map((one) => command(one, t('home.optimizedHeading'), () => void navigate(placeOf(one)))),
      ...resumes.map((one) => command(one, t('home.ownHeading'), () => void navigate(placeOf(one)))),
    ],
    [names, t, navigate],
  );
  useCommands(commands);
}

function command(document: DocumentLine, group: string, run: () => void): Command {
  return { id: `document:${document.id}`, label: document.title, group, run };
}
