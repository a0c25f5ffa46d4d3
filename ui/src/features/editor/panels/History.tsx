import { Button, Group, Skeleton, TextInput, UnstyledButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { Version } from '~/api';
import { refresh } from '~/live/stale';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import { ProblemNotice } from '~/ui/ProblemNotice';
import { Said } from '~/ui/Said';
import { useEditorParts, useSession } from '../useEditor';
import { useSaveFirst } from '../useSaveFirst';
import { Comparison } from './Comparison';
import classes from './Panels.module.css';
import { useNaming, useRestore, useVersions } from './useVersions';

/** Versions, the newest first: name one, read what changed, take it back whole or an entry of it. */
export default function History() {
  const { t } = useMessages();
  const [open, setOpen] = useState<number | null>(useSearch({ strict: false }).version ?? null);
  const pages = useVersions();
  const versions = pages.data?.pages.flat();
  if (pages.error) return <ProblemNotice error={pages.error} />;
  if (!versions) return <Skeleton h={240} role="status" aria-label={t('ui.loading')} />;
  const newest = versions[0]?.revision ?? 0;
  return (
    <>
      <NameNow newest={newest} />
      <ol className={classes.versions}>
        {versions.map((version, index) => (
          <VersionLine
            key={version.revision}
            version={version}
            newest={newest}
            before={versions[index + 1]?.revision ?? null}
            isOpen={open === version.revision}
            toggle={() => setOpen(open === version.revision ? null : version.revision)}
          />
        ))}
      </ol>
      {pages.hasNextPage && (
        <Button
          variant="default"
          size="sm"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('ui.more')}
        </Button>
      )}
    </>
  );
}

function useHistoryRefresh() {
  const queryClient = useQueryClient();
  return useCallback(
    () => void refresh(queryClient, 'listResumeVersions', 'listOptimizedVersions'),
    [queryClient],
  );
}

/** A name for what is there now keeps it for ever. */
function NameNow({ newest }: { newest: number }) {
  const { t } = useMessages();
  const { session } = useEditorParts();
  const [name, setName] = useState('');
  const saveFirst = useSaveFirst();
  const again = useHistoryRefresh();
  const naming = useNaming(() => {
    setName('');
    again();
  });
  const keep = async () => {
    if (!(await saveFirst())) return;
    naming.mutate({ revision: session.store.get().saved.revision || newest, name: name.trim() });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) void keep();
      }}
    >
      <Group gap="xs" wrap="nowrap" align="end" mb="md">
        <TextInput
          style={{ flex: 1 }}
          size="sm"
          label={t('editor.nameVersion')}
          placeholder={t('editor.nameVersionExample')}
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" size="sm" variant="default" loading={naming.isPending}>
          {t('editor.keepVersion')}
        </Button>
      </Group>
    </form>
  );
}

type LineProps = {
  readonly version: Version;
  readonly newest: number;
  readonly before: number | null;
  readonly isOpen: boolean;
  readonly toggle: () => void;
};

function VersionLine({ version, newest, before, isOpen, toggle }: LineProps) {
  const { t } = useMessages();
  const { dateTime, ago } = useFormat();
  const { revision, name, note, summary, author, created_at } = version;
  return (
    <li className={classes.version}>
      <UnstyledButton className={classes.versionLine} aria-expanded={isOpen} data-list-item onClick={toggle}>
        <span className={classes.versionHead}>
          <span>{name || t('editor.versionNumber', { number: String(revision) })}</span>
          <span title={dateTime(created_at)}>{ago(created_at)}</span>
        </span>
        <p className={classes.soft}>
          {note || (summary ? <Said>{summary}</Said> : t(`editor.author_${authorOf(author)}`))}
        </p>
      </UnstyledButton>
      {isOpen && <VersionBody revision={revision} newest={newest} before={before} />}
    </li>
  );
}

function authorOf(author: string) {
  return author === 'import' || author === 'agent' || author === 'restore' ? author : 'person';
}

type BodyProps = { readonly revision: number; readonly newest: number; readonly before: number | null };

function VersionBody({ revision, newest, before }: BodyProps) {
  const { t } = useMessages();
  const restore = useRestore();
  const again = useHistoryRefresh();
  const isNewest = revision === newest;
  const saved = useSession((state) => state.saved.revision);
  const [isAgainstNow, setAgainstNow] = useState(!isNewest);
  const takeBack = (entryId?: string) =>
    restore.mutate({ revision, ...(entryId ? { entryId } : {}) }, { onSuccess: again });
  const to = Math.max(newest, saved);
  return (
    <div className={classes.versionBody}>
      <Group gap="xs">
        {!isNewest && (
          <Button size="compact-sm" variant="default" loading={restore.isPending} onClick={() => takeBack()}>
            {t('editor.restoreAll')}
          </Button>
        )}
        {!isNewest && before !== null && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => setAgainstNow(!isAgainstNow)}
          >
            {isAgainstNow ? t('editor.compareBefore') : t('editor.compareNow')}
          </Button>
        )}
      </Group>
      {isAgainstNow ? (
        <Comparison from={revision} to={to} label={t('editor.sinceThen')} takeBack={takeBack} />
      ) : (
        before !== null && <Comparison from={before} to={revision} label={t('editor.changedHere')} />
      )}
    </div>
  );
}
