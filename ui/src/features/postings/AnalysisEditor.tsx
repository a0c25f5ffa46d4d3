import { Alert, TextInput } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import type { PostingView } from '~/api';
import { useMessages } from '~/messages/useMessages';
import { FileNotices } from '~/ui/FileNotices';
import { ProblemNotice } from '~/ui/ProblemNotice';
import { AddRequirement } from './AddRequirement';
import { LEVELS } from './corrections';
import { PostingFacts } from './PostingFacts';
import classes from './Postings.module.css';
import { LeftOut, RequirementGroup } from './Requirements';
import { useCorrections } from './usePosting';

/** What was read of a posting. What the person corrects counts from then on, and stays apart from it. */
export function AnalysisEditor({ posting: given }: { posting: PostingView }) {
  const { t } = useMessages();
  const { posting, correct, failure, retry } = useCorrections(given);
  const { effective } = posting;
  return (
    <div className={classes.stack}>
      <FileNotices notices={posting.warnings} />
      {failure && <ProblemNotice error={failure} onRetry={retry} />}
      <div className={classes.two}>
        <Said
          key={`title ${effective.title}`}
          label={t('postings.title')}
          value={effective.title ?? ''}
          onSay={(title) => correct((before) => ({ ...before, title }))}
        />
        <Said
          key={`company ${effective.company}`}
          label={t('postings.company')}
          value={effective.company ?? ''}
          onSay={(company) => correct((before) => ({ ...before, company }))}
        />
      </div>
      <PostingFacts analysis={effective} />
      {(effective.requirements ?? []).length === 0 && (
        <Alert color="yellow" variant="light" icon={<IconInfoCircle aria-hidden />}>
          {t('postings.nothingRead')}
        </Alert>
      )}
      {LEVELS.map((level) => (
        <RequirementGroup key={level} level={level} posting={posting} correct={correct} />
      ))}
      <AddRequirement correct={correct} />
      <LeftOut posting={posting} correct={correct} />
    </div>
  );
}

type SaidProps = {
  readonly label: string;
  readonly value: string;
  readonly onSay: (value: string) => void;
};

/** Said when the field is left. */
function Said({ label, value, onSay }: SaidProps) {
  const [typed, setTyped] = useState(value);
  const say = () => typed.trim() !== value && onSay(typed.trim());
  return (
    <TextInput
      size="sm"
      label={label}
      maxLength={200}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={say}
      onKeyDown={(event) => event.key === 'Enter' && say()}
    />
  );
}
