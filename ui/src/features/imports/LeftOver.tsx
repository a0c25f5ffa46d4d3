import { useDraggable } from '@dnd-kit/react';
import { ActionIcon, Button, Menu, Text, Title } from '@mantine/core';
import { IconChevronDown, IconGripVertical, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useMessages } from '~/messages/useMessages';
import classes from './Imports.module.css';
import type { LedgerLine } from './ledger';
import { TARGETS } from './leftOver';
import type { SectionName } from './resumeFields';

type Assign = (text: string, section: SectionName) => void;

export function LeftOver({ lines, onAssign }: { lines: readonly LedgerLine[]; onAssign: Assign }) {
  const { t } = useMessages();
  const [ignored, setIgnored] = useState<readonly number[]>([]);
  const shown = lines.filter((line) => !ignored.includes(line.number));
  if (shown.length === 0) {
    return (
      <Text fz="sm" c="dimmed">
        {lines.length === 0 ? t('imports.leftOverNone') : t('imports.stayOut', { count: lines.length })}
      </Text>
    );
  }
  return (
    <section className={classes.left}>
      <Title order={2} fz="h3">
        {t('imports.leftOver', { count: shown.length })}
      </Title>
      <Text fz="sm" c="dimmed" mb="sm">
        {t('imports.leftOverIntro')}
      </Text>
      <ul className={classes.leftLines}>
        {shown.map((line) => (
          <Line
            key={line.number}
            line={line}
            onAssign={onAssign}
            onIgnore={() => setIgnored((before) => [...before, line.number])}
          />
        ))}
      </ul>
    </section>
  );
}

type LineProps = { line: LedgerLine; onAssign: Assign; onIgnore: () => void };

function Line({ line, onAssign, onIgnore }: LineProps) {
  const { t } = useMessages();
  const { ref, handleRef, isDragging } = useDraggable({ id: `line-${line.number}` });
  return (
    <li ref={ref} data-dragging={isDragging || undefined}>
      <span ref={handleRef} className={classes.grip} aria-hidden>
        <IconGripVertical size={16} stroke={1.6} />
      </span>
      <span className={classes.leftText}>{line.text}</span>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button
            variant="default"
            size="compact-sm"
            rightSection={<IconChevronDown size={14} aria-hidden />}
            aria-label={t('imports.assignLine', { text: line.text })}
          >
            {t('imports.assign')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="60vh" style={{ overflowY: 'auto' }}>
          {TARGETS.map((name) => (
            <Menu.Item key={name} onClick={() => onAssign(line.text, name)}>
              {t(`imports.${name}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ActionIcon variant="subtle" color="gray" aria-label={t('imports.ignore')} onClick={onIgnore}>
        <IconX size={16} stroke={1.8} aria-hidden />
      </ActionIcon>
    </li>
  );
}
