import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { readMeOptions } from '~/api/@tanstack/react-query.gen';
import { useMessages } from '~/messages/useMessages';
import { type Command, useCommands, useOfferedCommands, withoutSingleKeys } from './commands';
import { hotkeysOf } from './hotkeys';
import { openPalette } from './openPalette';

const Palette = lazy(() => import('./Palette'));
const Shortcuts = lazy(() => import('./Shortcuts'));

/** The keyboard, the palette and the sheet of shortcuts. */
export function CommandCentre() {
  const { t } = useMessages();
  const [isSheetOpen, sheet] = useDisclosure(false);
  const offered = useOfferedCommands();
  const { data: me } = useQuery(readMeOptions());
  // Not before it is known whether the person wants them.
  const commands = me && me.settings.single_keys !== false ? offered : withoutSingleKeys(offered);
  const own = useMemo<Command[]>(
    () => [
      {
        id: 'palette',
        label: t('shell.openPalette'),
        group: t('shell.general'),
        keys: 'mod+K',
        inFields: true,
        run: openPalette,
      },
      {
        id: 'shortcuts',
        label: t('shell.shortcuts'),
        group: t('shell.general'),
        keys: '?',
        run: sheet.open,
      },
    ],
    [t, sheet.open],
  );
  useCommands(own);
  // Parts of the screen that come later bring keys of their own: those that work by now, for whoever drives the pages.
  useEffect(() => {
    document.documentElement.dataset.keys = commands.flatMap((one) => one.keys ?? []).join(' ');
  }, [commands]);
  return (
    <>
      <Keys commands={commands.filter((one) => !one.inFields)} ignored={['INPUT', 'TEXTAREA', 'SELECT']} />
      <Keys commands={commands.filter((one) => one.inFields)} ignored={[]} />
      <Suspense>
        <Palette commands={commands} />
        {isSheetOpen && <Shortcuts commands={commands} onClose={sheet.close} />}
      </Suspense>
    </>
  );
}

function Keys({ commands, ignored }: { commands: readonly Command[]; ignored: string[] }) {
  useHotkeys(commands.flatMap(hotkeysOf), ignored, ignored.length === 0);
  return null;
}
