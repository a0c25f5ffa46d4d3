import { Button, Loader } from '@mantine/core';
import { useMessages } from '~/messages/useMessages';
import { problemOf } from '~/ui/problem';
import classes from './Exports.module.css';
import { FieldName, ReadBackLine } from './ReadBackView';
import type { Exportable } from './useDocument';
import { isReadBack, useReadBack } from './useReadBack';
import type { Wish } from './wish';

type Props = { readonly document: Exportable; readonly wish: Wish; readonly isRight: boolean };

const MOST = 8;

/** What a parser will read, field by field: found in the very file that these choices make, before it is asked for. */
export function WillBeRead({ document, wish, isRight }: Props) {
  const { t } = useMessages();
  const reading = useReadBack(document, wish, isRight);
  if (!isReadBack(wish.format)) return <p className={classes.quiet}>{t('exports.willNotBeRead')}</p>;
  return (
    <section aria-busy={reading.isFetching}>
      <h3 className={classes.small}>{t('exports.willBeRead')}</h3>
      <div role="status">{isRight && <Found reading={reading} />}</div>
    </section>
  );
}

function Found({ reading }: { reading: ReturnType<typeof useReadBack> }) {
  const { t, say } = useMessages();
  const { data, error, refetch } = reading;
  if (error) {
    const { detail, title } = problemOf(error);
    const reason = detail || title;
    return (
      <>
        <p className={classes.quiet}>{t('exports.notReadable', { reason: say(reason) ?? reason })}</p>
        <Button size="compact-sm" variant="default" mt="xs" onClick={() => void refetch()}>
          {t('ui.retry')}
        </Button>
      </>
    );
  }
  if (!data) {
    return (
      <p className={classes.quiet}>
        <Loader size={12} color="gray" aria-hidden /> {t('exports.readingBack')}
      </p>
    );
  }
  const { differences } = data;
  return (
    <>
      <ReadBackLine readBack={{ ...data, recovered: 0 }} />
      {differences.length > 0 && (
        <ul className={classes.differences}>
          {differences.slice(0, MOST).map(({ path, expected, found }) => (
            <li key={path}>
              <strong>
                <FieldName path={path} />
              </strong>{' '}
              <q>{expected}</q> → {found ? <q>{found}</q> : <em>{t('exports.nothingFound')}</em>}
            </li>
          ))}
          {differences.length > MOST && (
            <li>{t('exports.moreDiffer', { count: differences.length - MOST })}</li>
          )}
        </ul>
      )}
      <p className={classes.quiet}>{t(data.artifact_id ? 'exports.readFromMade' : 'exports.readFromThis')}</p>
    </>
  );
}
