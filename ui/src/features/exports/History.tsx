import { Button, NativeSelect, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HistoryLine } from '~/api';
import { listExportsInfiniteOptions } from '~/api/@tanstack/react-query.gen';
import { useDocuments } from '~/features/documents/useDocuments';
import { useMessages } from '~/messages/useMessages';
import { ProblemNotice } from '~/ui/ProblemNotice';
import classes from './Exports.module.css';
import { type Filters, LISTED_FORMATS, type ListedFormat } from './filters';
import { HistoryRow } from './HistoryRow';
import { ReceiptDrawer } from './ReceiptDrawer';

const LINES = 20;

type Props = { readonly filters: Filters; readonly onFilter: (filters: Filters) => void };

/** What was exported, the newest first. */
export function History({ filters, onFilter }: Props) {
  const { t } = useMessages();
  const [shown, setShown] = useState<HistoryLine | null>(null);
  const { document: document_id, format } = filters;
  const query = { limit: LINES, ...(document_id ? { document_id } : {}), ...(format ? { format } : {}) };
  const pages = useInfiniteQuery({
    ...listExportsInfiniteOptions({ query }),
    initialPageParam: {},
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  });
  const titles = new Map(useDocuments().all.map(({ id, title }) => [id, title]));
  const lines = pages.data?.pages.flatMap(({ items }) => items);
  const isFiltered = Boolean(document_id ?? format);
  return (
    <section aria-labelledby="history">
      <div className={classes.head}>
        <Title order={2} id="history">
          {t('exports.history')}
        </Title>
        {(isFiltered || Boolean(lines?.length)) && <HistoryFilters filters={filters} onFilter={onFilter} />}
      </div>
      {pages.error && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {lines?.length === 0 && (
        <p className={classes.quiet}>{t(isFiltered ? 'exports.historyFiltered' : 'exports.historyEmpty')}</p>
      )}
      <ul className={classes.list}>
        {lines?.map((line) => (
          <HistoryRow
            key={line.id}
            line={line}
            title={titles.get(line.document_id ?? '')}
            onReceipt={() => setShown(line)}
          />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button
          mt="md"
          variant="default"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('ui.more')}
        </Button>
      )}
      <ReceiptDrawer line={shown} onClose={() => setShown(null)} />
    </section>
  );
}

function HistoryFilters({ filters, onFilter }: Props) {
  const { t } = useMessages();
  const { all: documents } = useDocuments();
  return (
    <div className={classes.filters}>
      <NativeSelect
        aria-label={t('exports.document')}
        value={filters.document ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onFilter({
            ...(value ? { document: value } : {}),
            ...(filters.format ? { format: filters.format } : {}),
          })
        }
        data={[
          { value: '', label: t('exports.allDocuments') },
          ...documents.map(({ id, title }) => ({ value: id, label: title || t('exports.untitled') })),
        ]}
      />
      <NativeSelect
        aria-label={t('exports.format')}
        value={filters.format ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onFilter({
            ...(filters.document ? { document: filters.document } : {}),
            ...(value ? { format: value as ListedFormat } : {}),
          })
        }
        data={[
          { value: '', label: t('exports.allFormats') },
          ...LISTED_FORMATS.map((format) => ({ value: format, label: t(`exports.${format}`) })),
        ]}
      />
    </div>
  );
}
