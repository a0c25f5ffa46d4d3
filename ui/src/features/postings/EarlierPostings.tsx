import { Title, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { PostingLine } from '~/api';
import { listPostingsOptions } from '~/api/@tanstack/react-query.gen';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import classes from './Postings.module.css';

/** Postings that were read before. */
export function EarlierPostings({ onChoose }: { onChoose: (posting: PostingLine) => void }) {
  const { t } = useMessages();
  const { ago } = useFormat();
  const { data } = useQuery(listPostingsOptions({ query: { limit: 6 } }));
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-labelledby="earlier-postings" className={classes.earlier}>
      <Title order={2} id="earlier-postings" className={classes.heading}>
        {t('postings.earlier')}
      </Title>
      <ul className={classes.lines}>
        {data.items.map((one) => (
          <li key={one.id}>
            <UnstyledButton className={classes.line} data-list-item onClick={() => onChoose(one)}>
              <span>{[one.title, one.company].filter(Boolean).join(' · ') || t('postings.untitled')}</span>
              <time dateTime={one.updated_at}>{ago(one.updated_at)}</time>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
