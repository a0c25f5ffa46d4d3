import { Button, Progress, Text } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useMessages } from '~/messages/useMessages';
import { Page } from '~/ui/Page';
import { ProblemNotice } from '~/ui/ProblemNotice';
import { ChooseFile } from './ChooseFile';
import classes from './Imports.module.css';
import { Steps } from './Steps';
import { useUpload } from './useUpload';

/** Step one. A file dropped or chosen elsewhere begins at once. */
export function Upload() {
  const { t, locale } = useMessages();
  const { file, share, error, cancel, retry } = useUpload();
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(share);
  return (
    <Page title={t('imports.title')} intro={t('imports.intro')} width="narrow">
      <Steps at={1} />
      {error !== null && <ProblemNotice error={error} onRetry={file ? retry : undefined} />}
      {file && error === null ? (
        <div className={classes.drop}>
          <Text fw={550} id="uploading">
            {t('imports.uploading', { name: file.name })}
          </Text>
          <Progress.Root size="lg" w="100%" maw={420}>
            <Progress.Section value={share * 100} aria-labelledby="uploading" />
          </Progress.Root>
          <Text fz="sm" c="dimmed" role="status">
            {t('imports.uploaded', { percent })}
          </Text>
          <Button variant="default" size="sm" onClick={cancel}>
            {t('imports.cancelUpload')}
          </Button>
        </div>
      ) : (
        <div className={classes.drop}>
          <IconFileText size={44} stroke={1.1} aria-hidden />
          <Text fz="lg" ff="heading">
            {t('imports.dropHere')}
          </Text>
          <ChooseFile />
          <Text fz="xs" c="dimmed" ta="center">
            {t('home.emptyFormats')}
          </Text>
        </div>
      )}
    </Page>
  );
}
