import { Kbd, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useMessages } from '~/messages/useMessages';
import { Mark } from '~/ui/Mark';
import { type Command, useCommands } from './commands';
import classes from './Header.module.css';
import { openPalette } from './openPalette';
import { PLACES } from './places';

export function Header() {
  const { t } = useMessages();
  usePlaceCommands();
  return (
    <header className={classes.header}>
      <Link to="/" className={classes.brand} aria-label={t('shell.brandHome')}>
        <Mark />
        <span className={classes.name}>Bespoke</span>
      </Link>
      <nav aria-label={t('shell.places')} className={classes.places}>
        {PLACES.map(({ to, label, icon: Icon }) => (
          <Link key={to} to={to} className={classes.place} activeOptions={{ exact: to === '/' }}>
            <Icon size={18} stroke={1.6} aria-hidden />
            <span className={classes.label} data-words={t(label)}>
              {t(label)}
            </span>
          </Link>
        ))}
      </nav>
      <UnstyledButton className={classes.search} onClick={openPalette} aria-label={t('shell.openPalette')}>
        <IconSearch size={16} stroke={1.6} aria-hidden />
        <span className={classes.label}>{t('shell.search')}</span>
        <Kbd size="xs" className={classes.label} aria-hidden>
          {/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'}
        </Kbd>
      </UnstyledButton>
    </header>
  );
}

function usePlaceCommands() {
  const { t } = useMessages();
  const navigate = useNavigate();
  const commands = useMemo<Command[]>(
    () =>
      PLACES.map(({ to, label }) => ({
        id: `go:${to}`,
        label: t(label),
        group: t('shell.goTo'),
        run: () => void navigate({ to }),
      })),
    [t, navigate],
  );
  useCommands(commands);
}
