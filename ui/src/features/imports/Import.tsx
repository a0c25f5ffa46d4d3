import { Progress, Text } from '@mantine/core';
import { lazy, Suspense, useEffect } from 'react';
import { NotFound } from '~/features/shell/NotFound';
import { useMessages } from '~/messages/useMessages';
import { Page } from '~/ui/Page';
import { ProblemNotice } from '~/ui/ProblemNotice';
import { isGone, ProblemError } from '~/ui/problem';
import { ChooseFile } from './ChooseFile';
import classes from './Imports.module.css';
import { Steps } from './Steps';
import { useReading } from './useReading';

// While the file is being read there is time to load the form.
const loadChecking = () => import('./Checking');
const Checking = lazy(async () => ({ default: (await loadChecking()).Checking }));

/** Steps two and three, and the wait before them. */
export function Import({ resumeId, jobId }: { resumeId: string; jobId?: string }) {
  const { t } = useMessages();
  const reading = useReading(resumeId, jobId);
  useEffect(() => void loadChecking(), []);
  const { resume } = reading;
  const name = resume?.source?.file_name ?? resume?.title ?? '';
  if (reading.error && isGone(reading.error)) return <NotFound />;
  if (reading.error) {
    return (
      <Page title={t('imports.title')} width="narrow">
        <ProblemNotice error={reading.error} />
      </Page>
    );
  }
  if (resume?.status === 'failed') {
    return (
      <Page title={t('imports.failedTitle', { name })} width="narrow">
        <Steps at={1} />
        <ProblemNotice error={failureOf(resume.error)} />
        <div className={classes.after}>
          <ChooseFile label={t('imports.another')} />
        </div>
      </Page>
    );
  }
  if (!resume || reading.isReading || reading.isPending) {
    return (
      <Page title={t('imports.reading', { name })} intro={t('imports.readingIntro')} width="narrow">
        <Steps at={2} />
        <Progress.Root size="lg" aria-label={t('imports.reading', { name })}>
          <Progress.Section
            value={Math.max(reading.progress, 4)}
            animated
            aria-label={t('imports.reading', { name })}
          />
        </Progress.Root>
        <Text fz="sm" c="dimmed" mt="md">
          {t('imports.readingLong')}
        </Text>
      </Page>
    );
  }
  return (
    <Suspense fallback={<Page title={t('imports.reading', { name })} width="narrow" />}>
      <Checking key={resume.id} resume={resume} ledger={reading.ledger} />
    </Suspense>
  );
}

/** What an import wrote down about its failure has no status of its own. */
function failureOf(error: unknown): ProblemError {
  const told = (error ?? {}) as Record<string, string>;
  return new ProblemError({
    type: 'about:blank',
    status: 400,
    code: told.code ?? 'unknown',
    trace_id: '',
    title: told.title ?? '',
    detail: told.detail ?? '',
    fix: told.fix,
  });
}
