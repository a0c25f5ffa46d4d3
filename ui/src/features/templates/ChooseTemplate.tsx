import { Button, type ButtonProps } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMessages } from '~/messages/useMessages';
import classes from './Templates.module.css';

type Props = {
  /** New résumés start with it already. */
  readonly isFirst: boolean;
  readonly isBusy: boolean;
  readonly onChoose: () => void;
  readonly size?: ButtonProps['size'];
};

export function ChooseTemplate({ isFirst, isBusy, onChoose, size = 'sm' }: Props) {
  const { t } = useMessages();
  if (isFirst) {
    return (
      <p className={classes.chosen}>
        <IconCheck size={18} stroke={1.8} aria-hidden /> {t('templates.forNew')}
      </p>
    );
  }
  return (
    <Button variant="default" size={size} disabled={isBusy} onClick={onChoose} className={classes.choose}>
      {t('templates.choose')}
    </Button>
  );
}
