import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMessages } from '~/messages/useMessages';
import { Page } from '~/ui/Page';

/** What the address names is not there, or is not theirs; the way on leads home. */
export function NotFound() {
  const { t } = useMessages();
  return (
    <Page width="narrow" title={t('shell.notFound')} intro={t('shell.notFoundFix')}>
      <Button renderRoot={(props) => <Link {...props} to="/" />}>{t('shell.toResumes')}</Button>
    </Page>
  );
}
