import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { problemOf } from './problem';
import { ToldBy } from './Said';

/** A quiet word at the edge. */
export function tell(message: ReactNode): void {
  notifications.show({ message, withBorder: true });
}

/** Says what was done and takes it back on request; stays long enough to be reached. */
export function tellUndo(message: ReactNode, label: string, undo: () => void): void {
  const id = notifications.show({
    autoClose: 12_000,
    withBorder: true,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text fz="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          {label}
        </Button>
      </Group>
    ),
  });
}

export function tellProblem(error: unknown): void {
  const problem = problemOf(error);
  const { title, detail, fix } = problem;
  const message = (
    <>
      <Text fz="sm">
        <ToldBy problem={problem}>{detail}</ToldBy>
      </Text>
      {fix && (
        <Text fz="sm" fw={500}>
          <ToldBy problem={problem}>{fix}</ToldBy>
        </Text>
      )}
    </>
  );
  notifications.show({
    title: title ? <ToldBy problem={problem}>{title}</ToldBy> : null,
    message,
    color: 'red',
    withBorder: true,
    autoClose: 12_000,
  });
}
