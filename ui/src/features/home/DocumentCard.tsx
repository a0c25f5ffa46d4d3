import { ActionIcon, Menu } from '@mantine/core';
import {
  IconCopy,
  IconDots,
  IconDownload,
  IconEye,
  IconListCheck,
  IconSparkles,
  IconTrash,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type DocumentLine, isBeingRead } from '~/features/documents/documents';
import { OpenDocument } from '~/features/documents/OpenDocument';
import { useExportWords } from '~/features/documents/useExportWords';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import classes from './DocumentCard.module.css';
import { Picture } from './Picture';
import { useDocumentActions } from './useDocumentActions';

type Props = { readonly document: DocumentLine; readonly onLook: (document: DocumentLine) => void };

export function DocumentCard({ document, onLook }: Props) {
  const { t } = useMessages();
  const { ago, dateTime } = useFormat();
  const title = document.title || t('home.untitled');
  return (
    <article className={classes.card}>
      <Opening document={document} title={title} />
      <div className={classes.words}>
        <div className={classes.head}>
          <h3 className={classes.title} title={title} dir="auto">
            {title}
          </h3>
          <Actions document={document} title={title} onLook={onLook} />
        </div>
        <p className={classes.facts}>
          <time dateTime={document.updatedAt} title={dateTime(document.updatedAt)}>
            {t('home.changed', { when: ago(document.updatedAt) })}
          </time>
          <State document={document} />
        </p>
      </div>
    </article>
  );
}

/** The picture opens the document: its import while that is to be checked, else the editor. */
function Opening({ document, title }: { document: DocumentLine; title: string }) {
  const { t } = useMessages();
  return (
    <OpenDocument
      document={document}
      className={classes.opening}
      aria-label={t('home.open', { title })}
      data-list-item
    >
      <Picture document={document} />
      {document.match !== null && (
        <span className={classes.match}>{t('home.match', { score: Math.round(document.match) })}</span>
      )}
    </OpenDocument>
  );
}

function Actions({ document, title, onLook }: Props & { title: string }) {
  const { t } = useMessages();
  const { remove, duplicate } = useDocumentActions(document);
  const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('home.actions', { title })}>
          <IconDots size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconEye {...icon} />} onClick={() => onLook(document)}>
          {t('home.lookClosely')}
        </Menu.Item>
        {document.isImported && !isBeingRead(document) && (
          <>
            <Menu.Item
              leftSection={<IconListCheck {...icon} />}
              renderRoot={(props) => (
                <Link {...props} to="/import/$resumeId" params={{ resumeId: document.id }} />
              )}
            >
              {t('home.check')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconDownload {...icon} />}
              component="a"
              href={`/api/v1/resumes/${document.id}/source`}
              download
            >
              {t('home.source')}
            </Menu.Item>
          </>
        )}
        {document.kind === 'resume' && !isBeingRead(document) && (
          <Menu.Item
            leftSection={<IconSparkles {...icon} />}
            renderRoot={(props) => <Link {...props} to="/optimize" search={{ resume: document.id }} />}
          >
            {t('optimizations.tailor')}
          </Menu.Item>
        )}
        {document.kind === 'resume' && !isBeingRead(document) && (
          <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => duplicate.mutate()}>
            {t('home.duplicate')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconTrash {...icon} />} color="red" onClick={() => remove.mutate()}>
          {t('ui.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function State({ document }: { document: DocumentLine }) {
  const { t } = useMessages();
  const words = useExportWords();
  if (isBeingRead(document)) return <span>{t('home.reading')}</span>;
  if (document.status === 'failed') return <span>{t('home.failed')}</span>;
  if (!document.isConfirmed) return <span>{t('home.toCheck')}</span>;
  return <span>{words(document)}</span>;
}
