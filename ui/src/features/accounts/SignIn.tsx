import { useMessages } from '~/messages/useMessages';
import { Page } from '~/ui/Page';

export function SignIn({ next }: { next: string }) {
  const { t } = useMessages();
  return <Page title={t('accounts.signIn')} width="narrow" intro={next} />;
}
