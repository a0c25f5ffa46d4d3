import { Alert, Button, Group, Modal, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Rebased, rebaseOptimizedResume } from '~/api';
import { getResumeOptions } from '~/api/@tanstack/react-query.gen';
import type { Side } from '~/features/editor/ConflictSides';
import { useEditorParts, useSession } from '~/features/editor/useEditor';
import { useFieldName } from '~/features/editor/useFieldName';
import { useMessages } from '~/messages/useMessages';
import { tell, tellProblem } from '~/ui/notify';
import { Said } from '~/ui/Said';
import { RebaseConflicts } from './RebaseConflicts';
import classes from './Suggestions.module.css';

/** Offered where the résumé it was made from has a later version, never done by itself. */
export function RebaseOffer() {
  const { t } = useMessages();
  const { resumeId, resumeRevision } = useSession((state) => state.saved);
  const { data } = useQuery(getResumeOptions({ path: { resume_id: resumeId } }));
  const [dismissed, setDismissed] = useState(0);
  const looking = useRebase();
  const latest = data?.revision ?? 0;
  if (!resumeRevision || latest <= resumeRevision || dismissed === latest) return null;
  const close = () => looking.reset();
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={looking.isPending}
        onClick={() => looking.mutate({ only_look: true })}
      >
        {t('optimizations.newer')}
      </Button>
      <Modal
        opened={looking.data !== undefined}
        onClose={close}
        title={t('optimizations.newerTitle')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        {looking.data && (
          <Look
            looked={looking.data}
            close={close}
            later={() => {
              setDismissed(latest);
              close();
            }}
          />
        )}
      </Modal>
    </>
  );
}

type Asked = {
  readonly only_look?: boolean;
  readonly conflicts?: 'refuse' | 'mine';
  readonly theirs?: string[];
};

function useRebase() {
  const { session } = useEditorParts();
  const { t } = useMessages();
  return useMutation({
    mutationFn: async (body: Asked) => {
      if (!(await session.save())) throw new Error(t('optimizations.saveFirst'));
      const { data } = await rebaseOptimizedResume({
        path: { optimized_id: session.store.get().documentId },
        body,
        throwOnError: true,
      });
      if (!body.only_look) await session.pull(data.revision);
      return data;
    },
    onError: tellProblem,
  });
}

type LookProps = { readonly looked: Rebased; readonly close: () => void; readonly later: () => void };

/** What would come in, and what both sides changed. */
function Look({ looked, close, later }: LookProps) {
  const { t } = useMessages();
  const nameOf = useFieldName();
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map());
  const doing = useRebase();
  const { described, conflicts } = looked;
  const take = () =>
    doing.mutate(
      { conflicts: 'mine', theirs: [...chosen].flatMap(([path, side]) => (side === 'theirs' ? [path] : [])) },
      {
        onSuccess: () => {
          tell(t('optimizations.rebased'));
          close();
        },
      },
    );
  return (
    <>
      <Text fz="sm">
        {t(described.length > 0 ? 'optimizations.newerText' : 'optimizations.newerNothing')}
      </Text>
      {described.length > 0 && (
        <ul className={classes.described}>
          {described.map((one) => (
            <li key={one}>
              <Said>{one}</Said>
            </li>
          ))}
        </ul>
      )}
      {conflicts.length > 0 && (
        <>
          <Alert color="yellow" variant="light">
            {t('optimizations.both', { count: conflicts.length })}
          </Alert>
          <RebaseConflicts
            conflicts={conflicts}
            nameOf={nameOf}
            chosen={chosen}
            choose={(path, side) => setChosen(new Map(chosen).set(path, side))}
          />
        </>
      )}
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={later}>
          {t('optimizations.notNow')}
        </Button>
        <Button onClick={take} loading={doing.isPending}>
          {t('optimizations.bringIn')}
        </Button>
      </Group>
    </>
  );
}
