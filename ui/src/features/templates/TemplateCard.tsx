import { Title, UnstyledButton } from '@mantine/core';
import type { TemplateView } from '~/api';
import { useMessages } from '~/messages/useMessages';
import { Said } from '~/ui/Said';
import { ChooseTemplate } from './ChooseTemplate';
import { categoryKey } from './categories';
import classes from './Templates.module.css';

type Props = {
  readonly template: TemplateView;
  readonly isFirst: boolean;
  readonly isBusy: boolean;
  readonly onOpen: () => void;
  readonly onChoose: () => void;
};

export function TemplateCard({ template, isFirst, isBusy, onOpen, onChoose }: Props) {
  const { t } = useMessages();
  const { name, preview_url, description, category } = template;
  const key = categoryKey(category);
  return (
    <li className={classes.card}>
      <UnstyledButton
        className={classes.sheet}
        onClick={onOpen}
        aria-label={t('templates.open', { name })}
        aria-haspopup="dialog"
        data-list-item
      >
        <img src={preview_url} alt="" width={420} height={500} />
      </UnstyledButton>
      <div className={classes.head}>
        <Title order={2} fz="xl">
          {name}
        </Title>
        <span className={classes.category}>{key ? t(key) : category}</span>
      </div>
      <p className={classes.words} style={{ flex: 1 }}>
        <Said>{description}</Said>
      </p>
      <ChooseTemplate size="compact-md" {...{ isFirst, isBusy, onChoose }} />
    </li>
  );
}
