import { Button, CopyButton, Skeleton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useMessages } from '~/messages/useMessages';
import classes from './Pages.module.css';
import { plainText } from './plainText';

export function TextView({ html }: { html: string | null }) {
  const { t } = useMessages();
  const text = useMemo(() => (html ? plainText(html) : null), [html]);
  if (text === null) return <Skeleton h={400} aria-label={t('ui.loading')} />;
  return (
    <div className={classes.desk}>
      <div className={classes.textHead}>
        <p>{t('editor.textHint')}</p>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              size="compact-md"
              variant="default"
              onClick={copy}
              leftSection={
                copied ? (
                  <IconCheck size={16} stroke={1.6} aria-hidden />
                ) : (
                  <IconCopy size={16} stroke={1.6} aria-hidden />
                )
              }
            >
              {copied ? t('ui.copied') : t('ui.copy')}
            </Button>
          )}
        </CopyButton>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <pre className={classes.plain} tabIndex={0}>
        {text}
      </pre>
    </div>
  );
}
