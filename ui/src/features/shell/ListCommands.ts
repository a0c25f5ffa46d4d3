import { useEffect, useMemo } from 'react';
import { useMessages } from '~/messages/useMessages';
import { type Command, useCommands } from './commands';
import { stepByArrow, stepInList } from './listKeys';

/** `j` and `k`, and the arrows, through the lists of every screen. */
export function ListCommands(): null {
  const { t } = useMessages();
  useEffect(() => {
    document.addEventListener('keydown', stepByArrow);
    return () => document.removeEventListener('keydown', stepByArrow);
  }, []);
  useCommands(
    useMemo<Command[]>(() => {
      const group = t('shell.lists');
      const step = (isDown: boolean) => () => stepInList(isDown);
      return [
        {
          id: 'next',
          label: t('shell.nextInList'),
          group,
          keys: 'J',
          alsoKeys: 'arrowdown',
          run: step(true),
        },
        {
          id: 'previous',
          label: t('shell.previousInList'),
          group,
          keys: 'K',
          alsoKeys: 'arrowup',
          run: step(false),
        },
      ];
    }, [t]),
  );
  return null;
}
