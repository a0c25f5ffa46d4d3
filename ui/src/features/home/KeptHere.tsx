import { Title } from '@mantine/core';
import { keptDocuments } from '~/features/documents/keptDocuments';
import { OpenDocument } from '~/features/documents/OpenDocument';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import { whoWasHere } from '~/ui/person';
import classes from './Home.module.css';

/** Where the server cannot be reached: what this browser keeps unsaved work of, which can be gone on with. */
export function KeptHere() {
  const { t } = useMessages();
  const { dateTime } = useFormat();
  const person = whoWasHere();
  const kept = person === null ? [] : keptDocuments(person);
  if (kept.length === 0) return null;
  return (
    <section className={classes.kept}>
      <Title order={2} className={classes.heading}>
        {t('home.keptHeading')}
      </Title>
      <ul>
        {kept.map((one) => (
          <li key={one.id}>
            <OpenDocument document={{ ...one, isConfirmed: true }} data-list-item>
              <span dir="auto">{one.title || t('home.untitled')}</span>
            </OpenDocument>
            <span className={classes.keptWhen}>
              {t('home.keptAt', { when: dateTime(new Date(one.at).toISOString()) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
