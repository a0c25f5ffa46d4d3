import { ActionIcon, Button, NativeSelect, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useId } from 'react';
import type { Corrections, PostingView } from '~/api';
import { useMessages } from '~/messages/useMessages';
import { LEVELS, type Level, nameOf, removedOf, withAgain, withLevel, without } from './corrections';
import classes from './Postings.module.css';

export type Correct = (recipe: (before: Corrections) => Corrections) => void;
type GroupProps = { readonly level: Level; readonly posting: PostingView; readonly correct: Correct };

/** Everything asked for at one level; a requirement moves by saying another. */
export function RequirementGroup({ level, posting, correct }: GroupProps) {
  const { t } = useMessages();
  const heading = useId();
  const all = (posting.effective.requirements ?? []).filter((one) => one.level === level);
  if (all.length === 0 && level === 'duty') return null;
  return (
    <section aria-labelledby={heading}>
      <Title order={3} id={heading} className={classes.level} data-level={level}>
        {t(`postings.level_${level}`)} <span className={classes.count}>{all.length}</span>
      </Title>
      {all.length === 0 && <p className={classes.soft}>{t('postings.nothingHere')}</p>}
      <ul className={classes.lines}>
        {all.map((one) => (
          <li key={one.id} className={classes.requirement}>
            <span className={classes.name}>{nameOf(one)}</span>
            <NativeSelect
              size="xs"
              className={classes.move}
              aria-label={t('postings.levelOf', { name: nameOf(one) })}
              value={one.level}
              data={LEVELS.map((value) => ({ value, label: t(`postings.level_${value}`) }))}
              onChange={(event) => {
                const next = event.currentTarget.value as Level;
                correct((before) => withLevel(posting.analysis, before, one.id, next));
              }}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('postings.leaveOut', { name: nameOf(one) })}
              onClick={() => correct((before) => without(before, one.id))}
            >
              <IconX size={15} stroke={1.6} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function LeftOut({ posting, correct }: Omit<GroupProps, 'level'>) {
  const { t } = useMessages();
  const removed = removedOf(posting);
  if (removed.length === 0) return null;
  return (
    <p className={classes.soft}>
      {t('postings.leftOut')}{' '}
      {removed.map((one) => (
        <Button
          key={one.id}
          size="compact-xs"
          variant="subtle"
          aria-label={t('postings.takeBack', { name: nameOf(one) })}
          onClick={() => correct((before) => withAgain(before, one.id))}
        >
          {nameOf(one)}
        </Button>
      ))}
    </p>
  );
}
