import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMessages } from '~/messages/useMessages';
import { LEVELS, type Level, withAdded } from './corrections';
import type { Correct } from './Requirements';

/** One more thing asked for, which the reading missed. */
export function AddRequirement({ correct }: { correct: Correct }) {
  const { t } = useMessages();
  const [name, setName] = useState('');
  const [level, setLevel] = useState<Level>('must');
  const add = () => {
    if (!name.trim()) return;
    correct((before) => withAdded(before, name.trim(), level));
    setName('');
  };
  return (
    <Group gap="xs" align="end" wrap="nowrap">
      <TextInput
        size="sm"
        style={{ flex: 1 }}
        label={t('postings.addLabel')}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add();
        }}
      />
      <NativeSelect
        size="sm"
        aria-label={t('postings.addLevel')}
        value={level}
        data={LEVELS.map((value) => ({ value, label: t(`postings.level_${value}`) }))}
        onChange={(event) => setLevel(event.currentTarget.value as Level)}
      />
      <Button size="sm" variant="default" onClick={add}>
        {t('postings.add')}
      </Button>
    </Group>
  );
}
