import { Table } from '@mantine/core';
import type { Keyword } from '~/api';
import { useMessages } from '~/messages/useMessages';
import { Covered } from './Covered';
import { coverageOf } from './coverage';
import { JumpTo } from './JumpTo';
import { fieldOf } from './match';
import { Part } from './Part';
import classes from './Scoring.module.css';

/** Each word of the posting: in which form the draft has it, whether work shows it, and where. */
export function Keywords({ keywords }: { keywords: readonly Keyword[] }) {
  const { t } = useMessages();
  if (keywords.length === 0) return null;
  return (
    <Part heading={t('scoring.keywords')}>
      <Covered before={coverageOf({ keywords })} />
      <Table className={classes.keywords} verticalSpacing={6} horizontalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('scoring.keyword')}</Table.Th>
            <Table.Th scope="col">{t('scoring.form')}</Table.Th>
            <Table.Th scope="col">{t('scoring.where')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {keywords.map((one) => (
            <Table.Tr key={one.name}>
              <Table.Th scope="row">
                {one.name}
                {one.overused && <small className={classes.warn}> {t('scoring.overused')}</small>}
              </Table.Th>
              <Table.Td>
                {t(`scoring.form_${one.form}`)}
                {one.form !== 'absent' && (
                  <small> {t(one.evidenced ? 'scoring.evidenced' : 'scoring.onlyNamed')}</small>
                )}
              </Table.Td>
              <Table.Td>
                {one.paths?.[0] ? (
                  <JumpTo path={fieldOf(one.paths[0])} label={t('scoring.times', { count: one.count })} />
                ) : (
                  '–'
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Part>
  );
}
