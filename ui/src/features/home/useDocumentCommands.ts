import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Command, useCommands } from '~/features/shell/commands';
import { useMessages } from '~/messages/useMessages';
import type { DocumentLine } from './documents';

/** Every document and the import by their names in the palette. */
export function useDocumentCommands(
  resumes: readonly DocumentLine[],
  optimized: readonly DocumentLine[],
  look: (document: DocumentLine) => void,
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
      ...optimized.map((one) => command(one, t('home.optimizedHeading'), () => look(one))),
      ...resumes.map((one) =>
        command(one, t('home.ownHeading'), () =>
          one.isConfirmed
            ? look(one)
            : void navigate({ to: '/import/$resumeId', params: { resumeId: one.id } }),
        ),
      ),
    ],
    [names, t, navigate, look],
  );
  useCommands(commands);
}

function command(document: DocumentLine, group: string, run: () => void): Command {
  return { id: `document:${document.id}`, label: document.title, group, run };
}
