import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useMessages } from '~/messages/useMessages';
import { Page } from '~/ui/Page';
import { useChosenInView } from '~/ui/useChosenInView';
import classes from './Settings.module.css';

const PARTS = [
  { to: '/settings', label: 'settings.account' },
  { to: '/settings/access', label: 'settings.access' },
  { to: '/settings/appearance', label: 'settings.appearance' },
  { to: '/settings/model', label: 'settings.model' },
  { to: '/settings/data', label: 'settings.yours' },
] as const;

export function Settings() {
  const { t } = useMessages();
  const row = useChosenInView<HTMLElement>(useLocation().pathname);
  return (
    <Page title={t('shell.settings')}>
      <div className={classes.layout}>
        <nav ref={row} aria-label={t('settings.sections')} className={classes.parts}>
          {PARTS.map(({ to, label }) => (
            <Link key={to} to={to} activeOptions={{ exact: true }} className={classes.part}>
              {t(label)}
            </Link>
          ))}
        </nav>
        <div className={classes.content}>
          <Outlet />
        </div>
      </div>
    </Page>
  );
}
