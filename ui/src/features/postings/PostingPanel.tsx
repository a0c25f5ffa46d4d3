import { Button, Group, SegmentedControl, Skeleton, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { PostingView } from '~/api';
import { useSession } from '~/features/editor/useEditor';
import { useMessages } from '~/messages/useMessages';
import { ProblemNotice } from '~/ui/ProblemNotice';
import { AnalysisEditor } from './AnalysisEditor';
import classes from './Postings.module.css';
import { PostingText } from './PostingText';
import { useNewText, usePosting } from './usePosting';

type Look = 'text' | 'analysis';

/** The posting that the open document is cut to. */
export default function PostingPanel() {
  const { t } = useMessages();
  const postingId = useSession((state) => state.saved.postingId);
  const { data: posting, error, refetch } = usePosting(postingId);
  const [look, setLook] = useState<Look>('text');
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!posting) return <Skeleton h={320} role="status" aria-label={t('ui.loading')} />;
  return (
    <div className={classes.stack}>
      <SegmentedControl
        size="sm"
        fullWidth
        aria-label={t('postings.look')}
        value={look}
        onChange={(value) => setLook(value as Look)}
        data={[
          { value: 'text', label: t('postings.asText') },
          { value: 'analysis', label: t('postings.asRead') },
        ]}
      />
      {look === 'analysis' ? <AnalysisEditor posting={posting} /> : <TextOrForm posting={posting} />}
    </div>
  );
}

function TextOrForm({ posting }: { posting: PostingView }) {
  const { t } = useMessages();
  const [typed, setTyped] = useState<string | null>(null);
  const changing = useNewText(posting.id, () => setTyped(null));
  if (typed === null) {
    return (
      <div>
        <PostingText posting={posting} />
        <Button mt="md" size="sm" variant="default" onClick={() => setTyped(posting.text)}>
          {t('postings.editText')}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.stack}>
      <Textarea
        autosize
        minRows={12}
        label={t('postings.text')}
        description={t('postings.editHint')}
        maxLength={100_000}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button
          size="sm"
          loading={changing.isPending}
          disabled={!typed.trim()}
          onClick={() => changing.mutate(typed)}
        >
          {t('postings.readAgain')}
        </Button>
        <Button size="sm" variant="default" onClick={() => setTyped(null)}>
          {t('ui.cancel')}
        </Button>
      </Group>
    </div>
  );
}
