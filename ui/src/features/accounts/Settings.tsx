import { useMessages } from '~/messages/useMessages';
import { Page } from '~/ui/Page';

export function Settings() {
  const { t } = useMessages();
  return <Page title={t('shell.settings')} width="narrow" />;
}
