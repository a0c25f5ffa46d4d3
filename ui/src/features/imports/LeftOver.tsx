import { useDraggable } from '@dnd-kit/react';
import { ActionIcon, Button, Menu, Text, Title } from '@mantine/core';
import { IconChevronDown, IconGripVertical, IconX } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { useMessages } from '~/messages/useMessages';
import classes from './Imports.module.css';
import type { LedgerLine } from './ledger';
import { type Target, takersOf } from './leftOver';
import { SECTIONS, type Section } from './resumeFields';

type Props = {
  readonly lines: readonly LedgerLine[];
  readonly sections: readonly Section[];
  /** Without an entry: the nearest of the section. */
  readonly onAssign: (line: LedgerLine, target: Target) => void;
};

export function LeftOver({ lines, sections, onAssign }: Props) {
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
            sections={sections}
            onAssign={onAssign}
            onIgnore={() => setIgnored((before) => [...before, line.number])}
          />
        ))}
      </ul>
    </section>
  );
}

type LineProps = Omit<Props, 'lines'> & { line: LedgerLine; onIgnore: () => void };

function Line({ line, sections, onAssign, onIgnore }: LineProps) {
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
          <Targets sections={sections} onChoose={(target) => onAssign(line, target)} />
        </Menu.Dropdown>
      </Menu>
      <ActionIcon variant="subtle" color="gray" aria-label={t('imports.ignore')} onClick={onIgnore}>
        <IconX size={16} stroke={1.8} aria-hidden />
      </ActionIcon>
    </li>
  );
}

/** The sections, and below one with several entries each of them. */
function Targets({
  sections,
  onChoose,
}: {
  sections: readonly Section[];
  onChoose: (target: Target) => void;
}) {
  const { t } = useMessages();
  return SECTIONS.map((section) => {
    const takers = takersOf(sections, section);
    return (
      <Fragment key={section}>
        <Menu.Item onClick={() => onChoose({ section })}>{t(`imports.${section}`)}</Menu.Item>
        {takers.length > 1 &&
          takers.map((entry, index) => (
            <Menu.Item key={entry.path} pl="xl" onClick={() => onChoose({ section, entry })}>
              {entry.label || t('imports.entry', { section: t(`imports.${section}`), number: index + 1 })}
            </Menu.Item>
          ))}
      </Fragment>
    );
  });
}
