import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { jsonName } from '~/features/editor/document/sections';
import english from '~/messages/en/fields';
import type { MessageKey } from '~/messages/messages';
import { useMessages } from '~/messages/useMessages';
import { SECTIONS } from './contents';
import classes from './Exports.module.css';
import { cameBack, placeOf, type ReadBack } from './receipt';

/** In one line: how much came back when the file was read again. */
export function ReadBackLine({ readBack }: { readBack: ReadBack | null }) {
  const { t } = useMessages();
  if (!readBack) return <Text fz="sm">{t('exports.notReadBack')}</Text>;
  const { fields: count, error } = readBack;
  const isWhole = !error && readBack.differences.length === 0;
  const Icon = isWhole ? IconCircleCheck : IconAlertTriangle;
  const words = isWhole
    ? t('exports.allRecovered', { count })
    : t('exports.someRecovered', { count: cameBack(readBack), different: readBack.differences.length });
  return (
    <Text fz="sm" className={isWhole ? classes.good : classes.warn} style={{ display: 'flex', gap: 6 }}>
      <Icon size={18} stroke={1.6} aria-hidden style={{ flex: 'none', marginBlockStart: 1 }} />
      <span>{error ? t('exports.notReadable', { reason: error }) : words}</span>
    </Text>
  );
}

/** Field by field, what did not come back as it was sent. */
export function ReadBackView({ readBack }: { readBack: ReadBack | null }) {
  const { t } = useMessages();
  return (
    <section>
      <h3 className={classes.small}>{t('exports.readBack')}</h3>
      <ReadBackLine readBack={readBack} />
      {readBack && readBack.differences.length > 0 && (
        <table className={classes.table} style={{ marginBlockStart: 8 }}>
          <thead>
            <tr>
              <th scope="col">{t('exports.field')}</th>
              <th scope="col">{t('exports.sent')}</th>
              <th scope="col">{t('exports.found')}</th>
            </tr>
          </thead>
          <tbody>
            {readBack.differences.map(({ path, expected, found }) => (
              <tr key={path}>
                <td>
                  <FieldName path={path} />
                </td>
                <td>{expected}</td>
                <td>{found || <em>{t('exports.nothingFound')}</em>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

export function FieldName({ path }: { path: string }) {
  const { t } = useMessages();
  const { section, field } = placeOf(path);
  const isNamed = section === 'basics' || SECTIONS.some((one) => one === section);
  const name = isNamed ? t(`exports.${section}` as MessageKey) : section;
  const json = section === 'work' && field === 'name' ? 'employer' : jsonName(field, section);
  const words = json in english ? t(`fields.${json as keyof typeof english}`) : field;
  return <>{words ? `${name}: ${words}` : name}</>;
}
