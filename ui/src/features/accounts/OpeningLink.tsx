import { useMessages } from '~/messages/useMessages';
import { Entrance } from './Entrance';
import classes from './Entrance.module.css';

/** Single-user mode: nobody signs in here, a link from the terminal does. */
export function OpeningLink() {
  const { t } = useMessages();
  const address = `${window.location.origin}/api/v1/auth/open`;
  const [before, after] = t('accounts.singleUserStep2').split('{address}');
  return (
    <Entrance title={t('accounts.singleUser')} intro={t('accounts.singleUserIntro')}>
      <ol className={classes.steps}>
        <li>{t('accounts.singleUserStep1')}</li>
        <li>
          {before}
          <code>{address}</code>
          {after}
        </li>
        <li>{t('accounts.singleUserStep3')}</li>
      </ol>
    </Entrance>
  );
}
