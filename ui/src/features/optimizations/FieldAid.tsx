import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { memo } from 'react';
import { type Suggestion, suggestForEntry } from '~/api';
import { textAt } from '~/features/editor/document/fieldPaths';
import { useOriginal } from '~/features/editor/pages/useOriginal';
import { WordDiff } from '~/features/editor/panels/WordDiff';
import { useEditorParts, useSession, useView } from '~/features/editor/useEditor';
import { groundOf } from '~/features/scoring/judgement';
import { useMessages } from '~/messages/useMessages';
import { tellProblem } from '~/ui/notify';
import { Place, Said } from '~/ui/Said';
import { useFacts, useVouch } from './Facts';
import classes from './FieldAid.module.css';
import { ReadFrom } from './ReadFrom';
import { SourceLink } from './SourceLink';
import { useSuggestions } from './useSuggestions';

/** Below the text that has the focus. A résumé itself rests on nothing but its file. */
export default memo(function FieldAid({ path }: { path: string }) {
  const isResume = useSession((state) => state.kind === 'resume');
  return <div className={classes.aid}>{isResume ? <ReadFrom path={path} /> : <Claim path={path} />}</div>;
});

/** What it rests on, the person's word for it, and other wordings on request. */
function Claim({ path }: { path: string }) {
  const { t } = useMessages();
  const mark = useView((state) => state.judgement.marks.get(path));
  const vouching = useVouch();
  const asking = useFresh(path);
  const text = useSession((state) => textAt(state.content.draft, path));
  // Once it is written on, they would undo what was written.
  const fresh = asking.data?.text === text ? asking.data?.suggestions : undefined;
  // Dates are not worded.
  const isWorded = !mark?.path.endsWith('/dates');
  return (
    <>
      {isWorded && <Ground path={path} />}
      <Group gap="xs">
        {mark && (
          <Button
            size="compact-xs"
            variant="default"
            loading={vouching.isPending}
            onClick={() => vouching.mutate({ path: mark.path, text: mark.text })}
          >
            {t('optimizations.vouch')}
          </Button>
        )}
        {isWorded && (
          <Button
            size="compact-xs"
            variant="subtle"
            loading={asking.isPending}
            onClick={() => asking.mutate()}
          >
            {t(fresh ? 'optimizations.freshAgain' : 'optimizations.fresh')}
          </Button>
        )}
      </Group>
      {fresh && <Fresh path={path} suggestions={fresh} done={asking.reset} />}
    </>
  );
}

/** Of the draft as it is being written; only what words this very text otherwise. */
function useFresh(path: string) {
  const { session } = useEditorParts();
  return useMutation({
    mutationFn: async () => {
      const { documentId, content } = session.store.get();
      const { data } = await suggestForEntry({
        body: { optimized_id: documentId, resume_json: content.draft, target: path },
        throwOnError: true,
      });
      const suggestions = data.suggestions.filter((one) => one.target === path && one.edit.text);
      return { suggestions, text: textAt(content.draft, path) };
    },
    onError: tellProblem,
  });
}

type FreshProps = {
  readonly path: string;
  readonly suggestions: readonly Suggestion[];
  readonly done: () => void;
};

function Fresh({ path, suggestions, done }: FreshProps) {
  const { t } = useMessages();
  const { session } = useEditorParts();
  const wordings = suggestions.flatMap((one) => [
    { before: one.before, text: one.edit.text ?? '', why: one.why, verdict: one.verdict },
    ...(one.alternates ?? []).map(({ edit, verdict }) => ({
      before: one.before,
      text: edit.text ?? '',
      why: one.why,
      verdict,
    })),
  ]);
  if (wordings.length === 0) return <p role="status">{t('optimizations.noFresh')}</p>;
  return (
    <ul className={classes.fresh}>
      {wordings.map((one) => (
        <li key={one.text}>
          <WordDiff before={one.before} after={one.text} />
          <p>
            <Said>{one.verdict.reasons?.[0]?.message ?? one.why}</Said>
          </p>
          <Button
            size="compact-xs"
            variant="light"
            onClick={() => {
              session.changeText(path, one.text);
              done();
            }}
          >
            {t('optimizations.use')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** The résumé's own words for it, the lines an accepted suggestion rests on, or that there are none; and the file. */
export function Ground({ path }: { path: string }) {
  const { t } = useMessages();
  const { view } = useEditorParts();
  const draft = useSession((state) => state.content.draft);
  const original = useOriginal(true);
  const { data: facts } = useFacts();
  const { data: suggestions } = useSuggestions();
  if (!original) return null;
  const { ground, before } = groundOf(draft, original, facts ?? [], path);
  const applied = suggestions?.find((one) => one.target === path && one.state === 'applied');
  const evidence = applied?.evidence.filter((one) => one.path !== path && one.text) ?? [];
  return (
    <>
      <p>
        {t(`optimizations.ground_${ground}`)} {ground === 'worded' && before && <q>{before}</q>}
      </p>
      {evidence.slice(0, 3).map((one) => (
        <button key={one.path} type="button" onClick={() => view.jumpTo(one.path)}>
          <Place>{one.place}</Place>: <q>{one.text}</q>
        </button>
      ))}
      <SourceLink paths={[path, ...evidence.map((one) => one.path)]} />
    </>
  );
}
