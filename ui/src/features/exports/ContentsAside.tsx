import { useQuery } from '@tanstack/react-query';
import { getArtifactOptions, listArtifactsOptions } from '~/api/@tanstack/react-query.gen';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import { contentsOf } from './contents';
import classes from './Exports.module.css';
import type { Format } from './formats';
import { ReadBackLine } from './ReadBackView';
import { receiptOf } from './receipt';
import type { Exportable } from './useDocument';
import { WillBeRead } from './WillBeRead';
import type { Wish } from './wish';

type Props = { readonly document: Exportable; readonly wish: Wish; readonly isRight: boolean };

/** Beside the choices: what will stand in the file, what becomes of it, and how the last one came out. */
export function ContentsAside({ document, wish, isRight }: Props) {
  const { t } = useMessages();
  const parts = contentsOf(document.content);
  return (
    <aside className={classes.aside}>
      <section>
        <h3 className={classes.small}>{t('exports.contents')}</h3>
        {parts.length === 0 ? (
          <p className={classes.quiet}>{t('exports.contentsEmpty')}</p>
        ) : (
          <dl className={classes.parts}>
            {parts.map(({ section, count }) => (
              <div key={section} style={{ display: 'contents' }}>
                <dt>{t(`exports.${section}`)}</dt>
                <dd>{section === 'summary' ? '✓' : count}</dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      <WillBeRead document={document} wish={wish} isRight={isRight} />
      <LastFile document={document} format={wish.format} />
    </aside>
  );
}

function LastFile({ document, format }: { document: Exportable; format: Format }) {
  const { t } = useMessages();
  const { ago } = useFormat();
  const { data: files } = useQuery(listArtifactsOptions({ query: { document_id: document.id, format } }));
  const last = files?.find((one) => one.is_latest && one.document_id === document.id);
  const { data: file } = useQuery({
    ...getArtifactOptions({ path: { artifact_id: last?.id ?? '' } }),
    enabled: last !== undefined,
  });
  if (!last) return null;
  return (
    <section>
      <h3 className={classes.small}>{t('exports.lastReceipt')}</h3>
      <p className={classes.quiet}>
        {t('exports.lastMade', {
          format: t(`exports.${format}`),
          version: last.version,
          when: ago(last.created_at),
        })}
      </p>
      {file && <ReadBackLine readBack={receiptOf(file.receipt).readBack} />}
      <p className={classes.hash}>{last.sha256.slice(0, 16)}…</p>
      <p className={classes.quiet}>
        {t(document.isDirty ? 'exports.dirty' : 'exports.clean')}. {t('exports.sameFile')}
      </p>
    </section>
  );
}
