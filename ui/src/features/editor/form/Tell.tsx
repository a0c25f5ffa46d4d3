import { Button, Group, Textarea } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { proposeTelling, type TellingView } from '~/api';
import { useMessages } from '~/messages/useMessages';
import { OWN_DIRECTION } from '~/ui/direction';
import { tellProblem } from '~/ui/notify';
import { Said } from '~/ui/Said';
import { draftOf } from '../document/draft';
import type { Obj } from '../document/json';
import { mergeDrafts } from '../document/merge';
import { useEditorParts, useSession } from '../useEditor';
import { useSaveFirst } from '../useSaveFirst';
import classes from './Form.module.css';

/** Tell it in a sentence, see what that would add, and take it in or not. */
export function Tell() {
  const { t } = useMessages();
  const { session } = useEditorParts();
  const isResume = useSession((state) => state.kind === 'resume');
  const box = useRef<HTMLTextAreaElement>(null);
  const saveFirst = useSaveFirst();
  const [told, setTold] = useState('');
  const asking = useMutation({
    mutationFn: async (raw_input: string) => {
      // It is added to what is saved.
      if (!(await saveFirst())) return null;
      const { documentId, content } = session.store.get();
      const { data } = await proposeTelling({
        path: { resume_id: documentId },
        body: { raw_input },
        throwOnError: true,
      });
      return { view: data, base: content.draft };
    },
    onError: tellProblem,
  });
  if (!isResume) return null;
  const proposal = asking.data;
  const end = () => {
    asking.reset();
    box.current?.focus();
  };
  const accept = (view: TellingView, base: Obj) => {
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
        aria-label={t('editor.tell')}
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
        <Proposal view={proposal.view} accept={() => accept(proposal.view, proposal.base)} refuse={end} />
      )}
    </section>
  );
}

type ProposalProps = { readonly view: TellingView; readonly accept: () => void; readonly refuse: () => void };

function Proposal({ view, accept, refuse }: ProposalProps) {
  const { t } = useMessages();
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
