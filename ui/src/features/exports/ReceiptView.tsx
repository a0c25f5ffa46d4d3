import { Anchor, Button, CopyButton, Stack, Text } from '@mantine/core';
import type { ArtifactView } from '~/api';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import { Said } from '~/ui/Said';
import classes from './Exports.module.css';
import { isFormat } from './formats';
import { ReadBackView } from './ReadBackView';
import { type Receipt, receiptOf } from './receipt';
import { versionLink } from './versionLink';

const ORIGINS = { optimized_resume: 'fromOptimized', data: 'fromData', parsed_data: 'fromParsed' } as const;

/** The proof kept with a file: what it is, what it was made from, and what came back when it was read again. */
export function ReceiptView({ file }: { file: ArtifactView }) {
  const { t } = useMessages();
  const receipt = receiptOf(file.receipt);
  const isBundle = file.kind === 'zip';
  return (
    <Stack gap="lg">
      {!isBundle && <ReadBackView readBack={receipt.readBack} />}
      {receipt.notices.length > 0 && (
        <section>
          <h3 className={classes.small}>{t('exports.notices')}</h3>
          {receipt.notices.map(({ code, message, fix }) => (
            <Text key={`${code}${message}`} fz="sm">
              <Said>{message}</Said> <Said>{fix}</Said>
            </Text>
          ))}
        </section>
      )}
      <Facts file={file} receipt={receipt} />
      {isBundle && <Members receipt={receipt} />}
    </Stack>
  );
}

function Facts({ file, receipt }: { file: ArtifactView; receipt: Receipt }) {
  const { t } = useMessages();
  const format = useFormat();
  const origin = ORIGINS[receipt.madeFrom as keyof typeof ORIGINS];
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t('exports.file'), file.file_name],
    [
      t('exports.format'),
      [
        isFormat(file.kind) ? t(`exports.${file.kind}`) : t('exports.zip'),
        file.pages ? t('exports.pages', { count: file.pages }) : '',
        format.size(file.size_bytes),
      ]
        .filter(Boolean)
        .join(', '),
    ],
    [
      t('exports.made'),
      `${format.dateTime(file.created_at)}, ${t('exports.version', { version: file.version })}`,
    ],
    [t('exports.madeFrom'), origin && t(`exports.${origin}`)],
    [
      '',
      receipt.revision !== null && receipt.documentId && (
        <Anchor fz="sm" href={versionLink(receipt.documentId, receipt.revision)}>
          {t('exports.openVersion', { revision: receipt.revision })}
        </Anchor>
      ),
    ],
    [t('exports.template'), receipt.template && capital(receipt.template)],
    [t('exports.standards'), receipt.standards.join(', ')],
    [t('exports.fonts'), receipt.fonts.join(', ')],
    [t('exports.hash'), <Hash key="hash" sha256={file.sha256} />],
  ];
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value)
        .map(([name, value], place) => (
          <div key={name || place} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function Hash({ sha256 }: { sha256: string }) {
  const { t } = useMessages();
  return (
    <>
      <span className={classes.hash}>{sha256}</span>{' '}
      <CopyButton value={sha256}>
        {({ copied, copy }) => (
          <Button size="compact-xs" variant="default" onClick={copy} aria-label={t('exports.copyHash')}>
            {t(copied ? 'ui.copied' : 'ui.copy')}
          </Button>
        )}
      </CopyButton>
    </>
  );
}

function Members({ receipt }: { receipt: Receipt }) {
  const { t } = useMessages();
  return (
    <section>
      <h3 className={classes.small}>{t('exports.members')}</h3>
      <ul className={classes.list}>
        {receipt.members.map(({ name, status, reason }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the manifest's order is the archive's, and never changes
          <li key={place} style={{ fontSize: 'var(--mantine-font-size-sm)', paddingBlock: 2 }}>
            {name || t('exports.memberMissing', { reason: reason || status })}
          </li>
        ))}
      </ul>
    </section>
  );
}
