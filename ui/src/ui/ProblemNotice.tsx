import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMessages } from '~/messages/useMessages';
import { problemOf } from './problem';
import { ToldBy } from './Said';

type Props = {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** What else mends it. */
  readonly children?: ReactNode;
};

/** What failed, why, and what to do about it. */
export function ProblemNotice({ error, onRetry, children }: Props) {
  const { t } = useMessages();
  const problem = problemOf(error);
  const isUnreachable = problem.code === 'unreachable';
  const trace = problem.status >= 500 ? problem.trace_id : '';
  const detail = isSame(problem.detail, problem.title) ? '' : problem.detail;
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertCircle aria-hidden />}
      title={
        isUnreachable ? (
          t('ui.unreachable')
        ) : problem.title ? (
          <ToldBy problem={problem}>{problem.title}</ToldBy>
        ) : (
          t('ui.wentWrong')
        )
      }
    >
      {(isUnreachable || detail) && (
        <Text fz="sm">
          {isUnreachable ? t('ui.unreachableFix') : <ToldBy problem={problem}>{detail}</ToldBy>}
        </Text>
      )}
      {problem.fix && (
        <Text fz="sm" mt={4} fw={500}>
          <ToldBy problem={problem}>{problem.fix}</ToldBy>
        </Text>
      )}
      {(children || onRetry || trace) && (
        <Group mt="xs" gap="md">
          {children}
          {onRetry && (
            <Button size="compact-sm" variant="default" onClick={onRetry}>
              {t('ui.retry')}
            </Button>
          )}
          {trace && (
            <Text fz="xs" c="dimmed">
              {t('ui.trace', { id: trace })}
            </Text>
          )}
        </Group>
      )}
    </Alert>
  );
}

/** Some problems have no more to say than their title. */
function isSame(detail: string, title: string): boolean {
  return detail.replace(/\.$/, '') === title.replace(/\.$/, '');
}
