import { Skeleton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { type Command, useCommands } from '~/features/shell/commands';
import { useMessages } from '~/messages/useMessages';
import { tell } from '~/ui/notify';
import { Page } from '~/ui/Page';
import { ProblemNotice } from '~/ui/ProblemNotice';
import { TemplateCard } from './TemplateCard';
import { TemplateCloseUp } from './TemplateCloseUp';
import classes from './Templates.module.css';
import { useDefaultTemplate, useTemplates } from './useTemplates';

export function Templates() {
  const { t } = useMessages();
  const { data: templates, error, refetch } = useTemplates();
  const [openId, setOpenId] = useState<string | null>(null);
  const first = useDefaultTemplate();
  const choose = async (id: string, name: string) => {
    await first.choose(id);
    tell(t('templates.chosen', { name }));
  };
  useCommands(
    useMemo<Command[]>(
      () =>
        (templates ?? []).map(({ id, name }) => ({
          id: `template:${id}`,
          label: t('templates.open', { name }),
          group: t('templates.title'),
          run: () => setOpenId(id),
        })),
      [templates, t],
    ),
  );
  return (
    <Page title={t('templates.title')} intro={t('templates.intro')}>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!templates && !error && <Skeleton h={420} aria-label={t('ui.loading')} />}
      <ul className={classes.gallery}>
        {templates?.map((template) => (
          <TemplateCard
            key={template.id}
            template={template}
            isFirst={template.id === first.templateId}
            isBusy={first.isChanging}
            onOpen={() => setOpenId(template.id)}
            onChoose={() => void choose(template.id, template.name)}
          />
        ))}
      </ul>
      {templates && (
        <TemplateCloseUp
          templates={templates}
          openId={openId}
          onOpen={setOpenId}
          onClose={() => setOpenId(null)}
          firstId={first.templateId}
          isBusy={first.isChanging}
          onChoose={({ id, name }) => void choose(id, name)}
        />
      )}
    </Page>
  );
}
