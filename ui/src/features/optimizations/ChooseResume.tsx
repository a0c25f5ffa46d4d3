import { Button, NativeSelect, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { listResumesOptions } from '~/api/@tanstack/react-query.gen';
import { useMessages } from '~/messages/useMessages';
import { ProblemNotice } from '~/ui/ProblemNotice';

type Props = { readonly value: string | null; readonly onChoose: (resumeId: string) => void };

/** Which résumé is cut; the only one there is needs no choice. */
export function ChooseResume({ value, onChoose }: Props) {
  const { t } = useMessages();
  const { data, error, refetch } = useQuery(listResumesOptions({ query: { limit: 100 } }));
  const resumes = data?.items.filter((one) => one.status !== 'failed') ?? [];
  const first = resumes[0]?.id;
  useEffect(() => {
    if (!value && first) onChoose(first);
  }, [value, first, onChoose]);
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={60} role="status" aria-label={t('ui.loading')} />;
  if (resumes.length === 0) {
    return (
      <div>
        <Text mb="sm">{t('optimizations.noResume')}</Text>
        <Button component={Link} to="/import">
          {t('home.import')}
        </Button>
      </div>
    );
  }
  return (
    <NativeSelect
      label={t('optimizations.resume')}
      value={value ?? ''}
      onChange={(event) => onChoose(event.currentTarget.value)}
      data={resumes.map((one) => ({ value: one.id, label: one.title || t('home.untitled') }))}
    />
  );
}
