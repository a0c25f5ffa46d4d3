import { Button, Modal, SimpleGrid, Skeleton, TextInput, Title } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { type DocumentLine, holds } from '~/features/documents/documents';
import { useDocuments } from '~/features/documents/useDocuments';
import { useMessages } from '~/messages/useMessages';
import { orNothing } from '~/ui/orNothing';
import { Page } from '~/ui/Page';
import { ProblemNotice } from '~/ui/ProblemNotice';
import { problemOf } from '~/ui/problem';
import { DocumentCard } from './DocumentCard';
import { Empty } from './Empty';
import classes from './Home.module.css';
import { useDocumentCommands } from './useDocumentCommands';

const KeptHere = lazy(orNothing(async () => ({ default: (await import('./KeptHere')).KeptHere })));

export function Home() {
  const { t } = useMessages();
  const documents = useDocuments();
  const [text, setText] = useState('');
  const [looked, setLooked] = useState<DocumentLine | null>(null);
  useDocumentCommands(documents.resumes, documents.optimized);
  const isEmpty = documents.resumes.length + documents.optimized.length === 0;
  if (!documents.isPending && !documents.error && isEmpty) return <Empty />;
  const shown = (all: DocumentLine[]) => all.filter((one) => holds(one.title, text));
  const lists = { optimized: shown(documents.optimized), resumes: shown(documents.resumes) };
  return (
    <Page
      title={t('home.title')}
      actions={
        <>
          <TextInput
            size="sm"
            type="search"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            placeholder={t('home.search')}
            aria-label={t('home.search')}
            leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
          />
          <Button component={Link} to="/import" leftSection={<IconPlus size={18} stroke={1.8} aria-hidden />}>
            {t('home.import')}
          </Button>
        </>
      }
    >
      {documents.error && <ProblemNotice error={documents.error} onRetry={documents.retry} />}
      {documents.error && problemOf(documents.error).code === 'unreachable' && (
        <Suspense>
          <KeptHere />
        </Suspense>
      )}
      {documents.isPending && <Waiting />}
      <Shelf heading={t('home.optimizedHeading')} documents={lists.optimized} onLook={setLooked} />
      <Shelf heading={t('home.ownHeading')} documents={lists.resumes} onLook={setLooked} />
      {text && lists.optimized.length + lists.resumes.length === 0 && (
        <p role="status">{t('home.nothingFound', { text })}</p>
      )}
      {documents.hasMore && (
        <Button variant="default" onClick={documents.more}>
          {t('ui.more')}
        </Button>
      )}
      <Modal
        opened={looked !== null}
        onClose={() => setLooked(null)}
        title={looked?.title}
        size="lg"
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        {looked && (
          <img
            className={classes.look}
            src={looked.picture}
            alt={t('home.firstPage', { title: looked.title })}
          />
        )}
      </Modal>
    </Page>
  );
}

type ShelfProps = { heading: string; documents: DocumentLine[]; onLook: (document: DocumentLine) => void };

function Shelf({ heading, documents, onLook }: ShelfProps) {
  if (documents.length === 0) return null;
  return (
    <section className={classes.shelf}>
      <Title order={2} className={classes.heading}>
        {heading}
      </Title>
      <div className={classes.grid}>
        {documents.map((one) => (
          <DocumentCard key={one.id} document={one} onLook={onLook} />
        ))}
      </div>
    </section>
  );
}

function Waiting() {
  const { t } = useMessages();
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, md: 4 }} aria-label={t('ui.loading')} role="status">
      {['a', 'b', 'c', 'd'].map((key) => (
        <Skeleton key={key} height={300} />
      ))}
    </SimpleGrid>
  );
}
