import { Button, Group, Modal } from '@mantine/core';
import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { TemplateView } from '~/api';
import { useMessages } from '~/messages/useMessages';
import { ChooseTemplate } from './ChooseTemplate';
import { neighbours } from './neighbours';
import { StyleGuideView } from './StyleGuideView';
import classes from './Templates.module.css';

type Props = {
  readonly templates: readonly TemplateView[];
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
  readonly firstId: string | null;
  readonly isBusy: boolean;
  readonly onChoose: (template: TemplateView) => void;
};

/** One template, large, with its guide; the arrow keys turn to the next. */
export function TemplateCloseUp({ templates, openId, onOpen, onClose, firstId, isBusy, onChoose }: Props) {
  const { t } = useMessages();
  const isPhone = useMediaQuery('(max-width: 600px)');
  const template = templates.find(({ id }) => id === openId);
  const ids = templates.map(({ id }) => id);
  const { before, after } = neighbours(ids, openId ?? '');
  useHotkeys(
    template
      ? [
          ['ArrowLeft', () => onOpen(before)],
          ['ArrowRight', () => onOpen(after)],
        ]
      : [],
  );
  return (
    <Modal
      opened={template !== undefined}
      onClose={onClose}
      size="68rem"
      fullScreen={isPhone ?? false}
      title={template?.name}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {template && (
        <div className={classes.close}>
          <img
            key={template.id}
            className={classes.page}
            src={template.preview_url}
            alt={t('templates.previewOf', { name: template.name })}
            width={910}
            height={1287}
          />
          <div className={classes.guide}>
            <StyleGuideView template={template} />
            <ChooseTemplate
              isFirst={template.id === firstId}
              isBusy={isBusy}
              onChoose={() => onChoose(template)}
            />
            <Group gap="sm">
              <Button
                variant="default"
                leftSection={<IconChevronLeft size={16} aria-hidden />}
                onClick={() => onOpen(before)}
              >
                {t('templates.previous')}
              </Button>
              <Button
                variant="default"
                rightSection={<IconChevronRight size={16} aria-hidden />}
                onClick={() => onOpen(after)}
              >
                {t('templates.next')}
              </Button>
            </Group>
          </div>
        </div>
      )}
    </Modal>
  );
}
