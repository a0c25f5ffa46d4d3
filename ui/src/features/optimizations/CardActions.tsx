import { Button, Group } from '@mantine/core';
import type { SuggestionView } from '~/api';
import { useMessages } from '~/messages/useMessages';
import { groupOf, isWorded } from './suggestions';
import type { Decision } from './useSuggestions';

type Props = {
  readonly suggestion: SuggestionView;
  /** What is under way. */
  readonly deciding: Decision['kind'] | null;
  readonly decide: (decision: Decision) => void;
  readonly edit: () => void;
};

export function CardActions({ suggestion, deciding, decide, edit }: Props) {
  const { t } = useMessages();
  const isBusy = deciding !== null;
  const group = groupOf(suggestion);
  if (group === 'applied') {
    return (
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" variant="default" loading={isBusy} onClick={() => decide({ kind: 'undo' })}>
          {t('ui.undo')}
        </Button>
      </Group>
    );
  }
  return (
    <Group gap="xs" mt="xs">
      <Button
        size="compact-sm"
        variant={suggestion.state === 'proposed' ? 'light' : 'default'}
        loading={deciding === 'accept'}
        disabled={isBusy}
        onClick={() => decide({ kind: 'accept' })}
      >
        {t('optimizations.accept')}
      </Button>
      {isWorded(suggestion) && (
        <Button size="compact-sm" variant="subtle" color="gray" disabled={isBusy} onClick={edit}>
          {t('optimizations.edit')}
        </Button>
      )}
      {group !== 'rejected' && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          loading={deciding === 'reject'}
          disabled={isBusy}
          onClick={() => decide({ kind: 'reject' })}
        >
          {t('optimizations.reject')}
        </Button>
      )}
    </Group>
  );
}
