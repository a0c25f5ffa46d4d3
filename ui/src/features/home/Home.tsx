import { useMessages } from '~/messages/useMessages';
import { Page } from '~/ui/Page';

export function Home() {
  const { t } = useMessages();
  return <Page title={t('shell.home')} />;
}
