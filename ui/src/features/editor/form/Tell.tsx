import { Button, Group, Textarea } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { proposeOptimizedTelling, proposeTelling, type TellingView } from '~/api';
import { useMessages } from '~/messages/useMessages';
import { OWN_DIRECTION } from '~/ui/direction';
import { tellProblem } from '~/ui/notify';
import { Said } from '~/ui/Said';
import { draftOf } from '../document/draft';
import type { Obj } from '../document/json';
import { mergeDrafts } from '../document/merge';
import type { Kind } from '../session/content';
import { useEditorParts, useSession } from '../useEditor';
import { useSaveFirst } from '../useSaveFirst';
import classes from './Form.module.css';

type Proposal = Pick<TellingView, 'is_understood' | 'changes' | 'left_over' | 'data'>;

/** What the words would add to the document as it is saved. */
async function propose(kind: Kind, documentId: string, raw_input: string): Promise<Proposal> {
  const given = { body: { raw_input }, throwOnError: true } as const;
  const { data } =
    kind === 'resume'
      ? await proposeTelling({ ...given, path: { resume_id: documentId } })
      : await proposeOptimizedTelling({ ...given, path: { optimized_id: documentId } });
  return data;
}

/** Tell it in a sentence, see what that would add, and take it in or not. */
export function Tell() {
  const { t } = useMessages();
  const { session } = useEditorParts();
  const box = useRef<HTMLTextAreaElement>(null);
  const saveFirst = useSaveFirst();
  const [told, setTold] = useState('');
  const asking = useMutation({
    mutationFn: async (raw_input: string) => {
      // It is added to what is saved.
      if (!(await saveFirst())) return null;
      const { documentId, kind, content } = session.store.get();
      return { view: await propose(kind, documentId, raw_input), base: content.draft };
    },
    onError: tellProblem,
  });
  const proposal = asking.data;
  const end = () => {
    asking.reset();
    box.current?.focus();
  };
  const accept = (view: Proposal, base: Obj) => {
    session.change((draft) => mergeDrafts(base, draftOf(view.data as Obj), draft).merged);
    // What was typed since is not told yet.
    setTold((now) => (now === asking.variables ? '' : now));
    end();
  };
  return (
    <section className={classes.tell} aria-label={t('editor.tell')}>
      <Textarea
        ref={box}
        attributes={OWN_DIRECTION}
        autosize
        minRows={1}
        maxRows={6}
        size="sm"
        label={t('editor.tell')}
        classNames={{ label: classes.label }}
        placeholder={t('editor.tellExample')}
        leftSection={<IconSparkles size={16} stroke={1.6} aria-hidden />}
        value={told}
        onChange={(event) => setTold(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (told.trim()) asking.mutate(told);
        }}
      />
      {told.trim() && !proposal && (
        <Group justify="flex-end" mt="xs">
          <Button
            size="compact-sm"
            variant="default"
            loading={asking.isPending}
            onClick={() => asking.mutate(told)}
          >
            {t('editor.tellAsk')}
          </Button>
        </Group>
      )}
      {proposal && (
        <Proposed view={proposal.view} accept={() => accept(proposal.view, proposal.base)} refuse={end} />
      )}
    </section>
  );
}

type ProposedProps = { readonly view: Proposal; readonly accept: () => void; readonly refuse: () => void };

function Proposed({ view, accept, refuse }: ProposedProps) {
  const { t } = useMessages();
  const isOptimized = useSession((state) => state.kind === 'optimized_resume');
  const hasChanges = view.is_understood && view.changes.length > 0;
  return (
    <div role="status" className={classes.proposal}>
      <p>{hasChanges ? t('editor.tellWould') : t('editor.tellNothing')}</p>
      <ul>
        {view.changes.map((one) => (
          <li key={one}>
            <Said>{one}</Said>
          </li>
        ))}
      </ul>
      {hasChanges && isOptimized && <p>{t('editor.tellHere')}</p>}
      {view.left_over.length > 0 && <p>{t('editor.tellLeft', { text: view.left_over.join(' · ') })}</p>}
      <Group gap="xs" justify="flex-end">
        <Button size="compact-sm" variant="default" onClick={refuse}>
          {t('ui.cancel')}
        </Button>
        {hasChanges && (
          <Button size="compact-sm" onClick={accept}>
            {t('editor.tellAccept')}
          </Button>
        )}
      </Group>
    </div>
  );
}
