import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMessages } from '~/messages/useMessages';
import { Page } from '~/ui/Page';

export function NotFound() {
  const { t } = useMessages();
  return (
    <Page width="narrow" title={t('shell.notFound')} intro={t('shell.notFoundFix')}>
      <Anchor component={Link} to="/">
        {t('shell.brandHome')}
      </Anchor>
    </Page>
  );
}
