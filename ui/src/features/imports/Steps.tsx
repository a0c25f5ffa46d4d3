import { VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMessages } from '~/messages/useMessages';
import classes from './Imports.module.css';

const STEPS = ['imports.step1', 'imports.step2', 'imports.step3'] as const;

export function Steps({ at }: { at: 1 | 2 | 3 }) {
  const { t } = useMessages();
  return (
    <ol className={classes.steps} aria-label={t('imports.steps')}>
      {STEPS.map((label, index) => {
        const isDone = index + 1 < at;
        return (
          <li
            key={label}
            aria-current={index + 1 === at ? 'step' : undefined}
            data-done={isDone || undefined}
          >
            <span className={classes.number}>
              {isDone ? <IconCheck size={14} stroke={2.4} aria-hidden /> : index + 1}
            </span>
            {t(label)}
            {isDone && <VisuallyHidden>, {t('imports.stepDone')}</VisuallyHidden>}
          </li>
        );
      })}
    </ol>
  );
}
