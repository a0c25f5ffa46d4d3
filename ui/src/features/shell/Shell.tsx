import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useLiveQueries } from '~/live/useChanges';
import { useMessages } from '~/messages/useMessages';
import { orNothing } from '~/ui/orNothing';
import { CommandCentre } from './CommandCentre';
import { Header } from './Header';
import classes from './Shell.module.css';
import { useOwnSettings } from './useOwnSettings';

const DropAnywhere = lazy(
  orNothing(async () => ({ default: (await import('~/features/imports/DropAnywhere')).DropAnywhere })),
);

const ListCommands = lazy(
  orNothing(async () => ({ default: (await import('./ListCommands')).ListCommands })),
);

/** What stands around every screen of somebody signed in. */
export function Shell() {
  const { t } = useMessages();
  useLiveQueries();
  useOwnSettings();
  useEffect(() => void import('./offline').then(({ keepShell }) => keepShell()), []);
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
      <Suspense>
        <DropAnywhere />
        <ListCommands />
      </Suspense>
    </>
  );
}
