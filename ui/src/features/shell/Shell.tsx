import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { DropAnywhere } from '~/features/imports/DropAnywhere';
import { useLiveQueries } from '~/live/useChanges';
import { useMessages } from '~/messages/useMessages';
import { CommandCentre } from './CommandCentre';
import { Header } from './Header';
import { keepShell } from './offline';
import classes from './Shell.module.css';
import { useListCommands } from './useListCommands';
import { useOwnSettings } from './useOwnSettings';

/** What stands around every screen of somebody signed in. */
export function Shell() {
  const { t } = useMessages();
  useLiveQueries();
  useOwnSettings();
  useListCommands();
  useEffect(keepShell, []);
  return (
    <>
      <a href="#main" className={classes.skip}>
        {t('shell.skip')}
      </a>
      <Header />
      <main id="main" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
      <CommandCentre />
      <DropAnywhere />
    </>
  );
}
