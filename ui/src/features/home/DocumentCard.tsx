import { ActionIcon, Menu } from '@mantine/core';
import {
  IconCopy,
  IconDots,
  IconDownload,
  IconListCheck,
  IconSparkles,
  IconTrash,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import classes from './DocumentCard.module.css';
import type { DocumentLine } from './documents';
import { isBeingRead } from './documents';
import { Picture } from './Picture';
import { useDocumentActions } from './useDocumentActions';

type Props = { readonly document: DocumentLine; readonly onLook: (document: DocumentLine) => void };

export function DocumentCard({ document, onLook }: Props) {
  const { t } = useMessages();
  const { ago, dateTime } = useFormat();
  const title = document.title || t('home.untitled');
  return (
    <article className={classes.card}>
      <Opening document={document} onLook={onLook} title={title} />
      <div className={classes.words}>
        <div className={classes.head}>
          <h3 className={classes.title} title={title}>
            {title}
          </h3>
          <Actions document={document} title={title} onLook={onLook} />
        </div>
        <p className={classes.facts}>
          <time dateTime={document.updatedAt} title={dateTime(document.updatedAt)}>
            {t('home.changed', { when: ago(document.updatedAt) })}
          </time>
          <span>{stateOf(document, t)}</span>
        </p>
      </div>
    </article>
  );
}

/** The picture opens the document: its import while that is to be checked, else a close look. */
function Opening({ document, onLook, title }: Props & { title: string }) {
  const { t } = useMessages();
  const picture = (
    <>
      <Picture document={document} />
      {document.match !== null && (
        <span className={classes.match}>{t('home.match', { score: Math.round(document.match) })}</span>
      )}
    </>
  );
  const label = t('home.open', { title });
  return isImport(document) ? (
    <Link
      to="/import/$resumeId"
      params={{ resumeId: document.id }}
      className={classes.opening}
      aria-label={label}
    >
      {picture}
    </Link>
  ) : (
    <button type="button" onClick={() => onLook(document)} className={classes.opening} aria-label={label}>
      {picture}
    </button>
  );
}

function Actions({ document, title }: Props & { title: string }) {
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

function isImport(document: DocumentLine): boolean {
  return !document.isConfirmed;
}

function stateOf(document: DocumentLine, t: ReturnType<typeof useMessages>['t']): string {
  if (isBeingRead(document)) return t('home.reading');
  if (document.status === 'failed') return t('home.failed');
  if (!document.isConfirmed) return t('home.toCheck');
  return document.isExported ? t('home.exported') : t('home.notExportedShort');
}
