import { Button, FileButton, Group, Textarea } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useRef } from 'react';
import type { PostingView } from '~/api';
import { useMessages } from '~/messages/useMessages';
import { OWN_DIRECTION } from '~/ui/direction';
import { ProblemNotice } from '~/ui/ProblemNotice';
import { useKept } from '~/ui/useKept';
import { EarlierPostings } from './EarlierPostings';
import classes from './Postings.module.css';
import { useNewPosting } from './usePosting';

const KINDS = '.txt,.md,.html,.htm,.docx,.pdf';

/** Paste it, type it, or bring the file. */
export function PostingForm({ onMade }: { onMade: (posting: Pick<PostingView, 'id'>) => void }) {
  const { t } = useMessages();
  const [text, setText] = useKept('posting', '');
  const forgetFile = useRef<() => void>(null);
  const making = useNewPosting((posting) => {
    setText('');
    onMade(posting);
  });
  const upload = (file: File | null) => {
    // So that the same one can be chosen again.
    forgetFile.current?.();
    if (file) making.mutate(file);
  };
  const read = () => {
    if (text.trim()) making.mutate(text);
  };
  return (
    <form
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault();
        read();
      }}
    >
      <Textarea
        attributes={OWN_DIRECTION}
        label={t('postings.text')}
        description={t('postings.textHint')}
        placeholder={t('postings.textExample')}
        autosize
        minRows={10}
        maxRows={22}
        maxLength={100_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
          event.preventDefault();
          read();
        }}
      />
      {making.error && <ProblemNotice error={making.error} />}
      <Group gap="sm">
        <Button type="submit" disabled={!text.trim()} loading={making.isPending}>
          {t('postings.read')}
        </Button>
        <FileButton accept={KINDS} resetRef={forgetFile} onChange={upload}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              disabled={making.isPending}
              leftSection={<IconUpload size={16} stroke={1.6} aria-hidden />}
            >
              {t('postings.upload')}
            </Button>
          )}
        </FileButton>
      </Group>
      <EarlierPostings onChoose={onMade} />
    </form>
  );
}
