import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { TemplateView } from '~/api';
import { designOf } from '~/features/editor/document/design';
import { exportSettingsOf } from '~/features/templates/exportSettings';
import { useMessages } from '~/messages/useMessages';
import { ContentsAside } from './ContentsAside';
import { ExportProblem } from './ExportProblem';
import classes from './Exports.module.css';
import { FormatChoice } from './FormatChoice';
import { heeds } from './formats';
import { PageOptions } from './PageOptions';
import { TemplateChoice } from './TemplateChoice';
import type { Exportable } from './useDocument';
import { useStartExport } from './useStart';
import { firstWish, mistakesIn, type Wish, withTemplate } from './wish';

type Props = {
  readonly document: Exportable;
  readonly templates: readonly TemplateView[];
  readonly onStarted: (jobId: string) => void;
};

export function ExportForm({ document, templates, onStarted }: Props) {
  const { t } = useMessages();
  const [wish, setWish] = useState<Wish>(() =>
    firstWish(document.templateId, navigator.language, designOf(document.content ?? {})),
  );
  const start = useStartExport(document, onStarted);
  const template = templates.find(({ id }) => id === wish.template) ?? templates[0];
  const settings = exportSettingsOf(template ?? { export_settings: {} });
  const mistakes = mistakesIn(wish, settings);
  const change = (some: Partial<Wish>) => {
    start.reset();
    setWish({ ...wish, ...some });
  };
  const isRight = Object.keys(mistakes).length === 0;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isRight) start.mutate({ wish, gate: 'ask' });
      }}
    >
      <div className={classes.columns}>
        <Stack gap="lg">
          <FormatChoice value={wish.format} onChange={(format) => change({ format })} />
          {heeds(wish.format, 'template') && (
            <TemplateChoice
              templates={templates}
              value={wish.template}
              onChange={(id) => change(withTemplate(wish, id))}
            />
          )}
          <PageOptions wish={wish} settings={settings} mistakes={mistakes} onChange={change} />
        </Stack>
        <ContentsAside document={document} wish={wish} isRight={isRight} />
      </div>
      <div className={classes.foot}>
        {start.isError && (
          <div style={{ flex: '1 1 100%' }}>
            <ExportProblem
              error={start.error}
              onConfirm={() => start.mutate({ wish, gate: 'confirm' })}
              onAllow={() => start.mutate({ wish, gate: 'allow' })}
            />
          </div>
        )}
        <Text fz="xs" c="dimmed" me="auto">
          {t(document.isDirty ? 'exports.dirty' : 'exports.clean')}
        </Text>
        <Button type="submit" loading={start.isPending} disabled={!isRight}>
          {t('exports.exportFile', { format: t(`exports.${wish.format}`) })}
        </Button>
      </div>
    </form>
  );
}
