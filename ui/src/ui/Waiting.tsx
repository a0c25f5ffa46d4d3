import { Loader } from '@mantine/core';
import { useMessages } from '~/messages/useMessages';
import { Page } from './Page';

export function Waiting() {
  const { t } = useMessages();
  return (
    <Page>
      <Loader type="dots" role="status" aria-label={t('ui.loading')} />
    </Page>
  );
}
