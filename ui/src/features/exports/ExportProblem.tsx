import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { JobError } from '~/api';
import { useMessages } from '~/messages/useMessages';
import { ProblemNotice } from '~/ui/ProblemNotice';
import { problemOf } from '~/ui/problem';
import { Said } from '~/ui/Said';
import { wordsFor } from './problems';

type Props = { readonly error: unknown; readonly onConfirm?: () => void; readonly onAllow?: () => void };

/** Why it was not started, in plain words, with the ways on. */
export function ExportProblem({ error, onConfirm, onAllow }: Props) {
  const { t } = useMessages();
  const { code } = problemOf(error);
  const words = wordsFor(code);
  if (!words) return <ProblemNotice error={error} />;
  const isQuestion = code === 'sections_unconfirmed' && onAllow;
  return (
    <Alert
      role="alert"
      variant="light"
      color={isQuestion ? 'yellow' : 'red'}
      icon={isQuestion ? <IconAlertTriangle aria-hidden /> : <IconAlertCircle aria-hidden />}
      title={t(words.title)}
    >
      <Text fz="sm">{t(words.text)}</Text>
      {isQuestion && (
        <Group mt="sm" gap="sm">
          {onConfirm && (
            <Button size="sm" variant="default" onClick={onConfirm}>
              {t('exports.confirmAndExport')}
            </Button>
          )}
          <Button size="sm" variant="default" onClick={onAllow}>
            {t('exports.exportAnyway')}
          </Button>
        </Group>
      )}
    </Alert>
  );
}

/** Why a job failed. */
export function JobFailure({ error }: { error: JobError | null }) {
  const { t } = useMessages();
  const words = wordsFor(error?.code ?? '');
  return (
    <Text fz="sm" component="div">
      {words || !error ? (
        <>
          <strong>{t(words?.title ?? 'exports.failed')}.</strong> {words && t(words.text)}
        </>
      ) : (
        <>
          <strong>
            <Said>{`${error.title}.`}</Said>
          </strong>{' '}
          <Said>{error.detail}</Said> <Said>{error.fix}</Said>
        </>
      )}
      {error?.code === 'quota_exceeded' && (
        <>
          {' '}
          <Link to="/exports">{t('exports.toExports')}</Link>
        </>
      )}
    </Text>
  );
}
