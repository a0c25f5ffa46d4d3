import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { HistoryLine } from '~/api';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import classes from './Exports.module.css';
import { useDownload } from './useDownload';

type Props = {
  readonly line: HistoryLine;
  /** Of its document, while that is there. */
  readonly title: string | undefined;
  readonly onReceipt: () => void;
};

export function HistoryRow({ line, title, onReceipt }: Props) {
  const { t } = useMessages();
  const format = useFormat();
  const download = useDownload();
  const name = line.file_name;
  const about = [
    line.version === null ? '' : t('exports.version', { version: line.version }),
    line.size_bytes === null ? '' : format.size(line.size_bytes),
    line.reused ? t('exports.reused') : '',
    line.downloads ? t('exports.downloaded', { count: line.downloads }) : t('exports.notDownloaded'),
    line.artifact_id ? t('exports.listedUntil', { when: format.date(line.expires_at) }) : t('exports.gone'),
  ].filter(Boolean);
  return (
    <li className={classes.row} aria-label={name} tabIndex={-1} data-list-item>
      <div>
        <div className={classes.name}>{name}</div>
        <div className={classes.about}>
          {title && <span>{title}</span>}
          <time dateTime={line.created_at} title={format.dateTime(line.created_at)}>
            {format.ago(line.created_at)}
          </time>
          {about.map((words) => (
            <span key={words}>{words}</span>
          ))}
        </div>
      </div>
      {line.artifact_id && (
        <div className={classes.acts}>
          <Button
            size="compact-md"
            variant="subtle"
            aria-label={t('exports.receiptOf', { name })}
            aria-haspopup="dialog"
            onClick={onReceipt}
          >
            {t('exports.receipt')}
          </Button>
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
            aria-label={t('exports.downloadFile', { name })}
            onClick={() => void download(line.id)}
          >
            {t('exports.download')}
          </Button>
        </div>
      )}
    </li>
  );
}
