import { useState } from 'react';
import { type DocumentLine, isBeingRead } from '~/features/documents/documents';
import { useMessages } from '~/messages/useMessages';
import classes from './DocumentCard.module.css';

/** Page one, or in words why there is none. */
export function Picture({ document }: { document: DocumentLine }) {
  const { t } = useMessages();
  const [missing, setMissing] = useState('');
  if (isBeingRead(document) || document.status === 'failed' || missing === document.picture) {
    const words =
      document.status === 'failed'
        ? t('home.failed')
        : isBeingRead(document)
          ? t('home.reading')
          : t('home.noPicture');
    return <div className={`${classes.picture} ${classes.blank}`}>{words}</div>;
  }
  return (
    <img
      className={classes.picture}
      src={document.picture}
      alt={t('home.firstPage', { title: document.title || t('home.untitled') })}
      loading="lazy"
      decoding="async"
      onError={() => setMissing(document.picture)}
    />
  );
}
