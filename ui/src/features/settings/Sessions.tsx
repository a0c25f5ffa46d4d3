import { Badge, Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import type { SessionShown } from '~/api';
import {
  endOtherSessionsMutation,
  endSessionMutation,
  listSessionsOptions,
} from '~/api/@tanstack/react-query.gen';
import { refresh } from '~/live/stale';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import { tell, tellProblem } from '~/ui/notify';
import { browserName } from './browserName';
import { Section } from './Section';
import classes from './Settings.module.css';

export function Sessions() {
  const { t } = useMessages();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(listSessionsOptions({ query: { limit: 100 } }));
  const after = (message: string) => async () => {
    tell(message);
    await refresh(queryClient, 'listSessions');
  };
  const end = useMutation({
    ...endSessionMutation(),
    onError: tellProblem,
    onSuccess: after(t('settings.sessionEnded')),
  });
  const endOthers = useMutation({
    ...endOtherSessionsMutation(),
    onError: tellProblem,
    onSuccess: after(t('settings.sessionsEndedOthers')),
  });
  return (
    <Section title={t('settings.sessions')}>
      <ul className={classes.rows}>
        {data.items.map((one) => (
          <li key={one.id} tabIndex={-1} data-list-item>
            <Session session={one} />
            {!one.is_current && (
              <Button
                variant="default"
                size="compact-sm"
                loading={end.isPending && end.variables.path.session_id === one.id}
                onClick={() => end.mutate({ path: { session_id: one.id } })}
              >
                {t('settings.sessionEnd')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {data.items.length > 1 && (
        <Button variant="default" mt="md" loading={endOthers.isPending} onClick={() => endOthers.mutate({})}>
          {t('settings.sessionsEndOthers')}
        </Button>
      )}
    </Section>
  );
}

function Session({ session }: { session: SessionShown }) {
  const { t } = useMessages();
  const { ago, dateTime } = useFormat();
  const { browser, system } = browserName(session.user_agent);
  const name =
    browser && system
      ? t('settings.browserOn', { browser, system })
      : browser || system || t('settings.unknownBrowser');
  return (
    <div>
      <Group gap="xs">
        <Text fw={500}>{name}</Text>
        {session.is_current && (
          <Badge variant="light" tt="none">
            {t('settings.sessionHere')}
          </Badge>
        )}
      </Group>
      <div className={classes.quiet} title={dateTime(session.last_seen_at)}>
        {t('settings.sessionSeen', { when: ago(session.last_seen_at), peer: session.peer })}
      </div>
    </div>
  );
}
