import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { SuggestionView } from '~/api';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import { ProblemNotice } from '~/ui/ProblemNotice';
import { Facts } from './Facts';
import { Marks } from './Marks';
import { Questions } from './Questions';
import { SuggestionCard } from './SuggestionCard';
import classes from './Suggestions.module.css';
import { choiceOfLists, GROUPS, type Group, grouped, safeCount } from './suggestions';
import { useAcceptSafe, useSuggestions } from './useSuggestions';

/** What was suggested, to be decided one by one or all that is safe at once. */
export default function SuggestionsPanel() {
  const { t } = useMessages();
  const { number } = useFormat();
  const { data, error, refetch } = useSuggestions();
  const [chosen, setChosen] = useState<Group>('open');
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={320} role="status" aria-label={t('ui.loading')} />;
  const groups = grouped(data);
  return (
    <div className={classes.stack}>
      <Marks />
      <SegmentedControl
        size="xs"
        fullWidth
        classNames={{ label: classes.group }}
        aria-label={t('optimizations.groups')}
        value={chosen}
        onChange={(value) => setChosen(value as Group)}
        data={GROUPS.map((group) => ({
          value: group,
          label: (
            <>
              {t(`optimizations.group_${group}`)}{' '}
              <span className={classes.number}>{number(groups.get(group)?.length ?? 0)}</span>
            </>
          ),
        }))}
      />
      {chosen === 'open' && <AcceptSafe count={safeCount(data)} />}
      <SuggestionList group={chosen} suggestions={groups.get(chosen) ?? []} />
      <Questions />
      <Facts />
    </div>
  );
}

function AcceptSafe({ count }: { count: number }) {
  const { t } = useMessages();
  const home = useRef<Element | null>(null);
  const accepting = useAcceptSafe(() => choiceOfLists(home.current)?.focus());
  if (count === 0) return null;
  return (
    <Button
      size="sm"
      variant="light"
      leftSection={<IconChecks size={17} stroke={1.6} aria-hidden />}
      loading={accepting.isPending}
      onClick={(event) => {
        home.current = event.currentTarget.closest('aside');
        accepting.mutate();
      }}
    >
      {t('optimizations.acceptSafe', { count })}
    </Button>
  );
}

type ListProps = { readonly group: Group; readonly suggestions: readonly SuggestionView[] };

function SuggestionList({ group, suggestions }: ListProps) {
  const { t } = useMessages();
  if (suggestions.length === 0) return <p className={classes.soft}>{t(`optimizations.none_${group}`)}</p>;
  return (
    <>
      <p className={classes.keys}>{t('optimizations.keys')}</p>
      <ol className={classes.list}>
        {suggestions.map((one) => (
          <SuggestionCard key={one.id} suggestion={one} />
        ))}
      </ol>
    </>
  );
}
