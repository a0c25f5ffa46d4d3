import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Scoring.module.css';

type Props = {
  readonly heading: string;
  readonly hint?: string | undefined;
  readonly children: ReactNode;
};

/** A part of a panel. */
export function Part({ heading, hint, children }: Props) {
  return (
    <section>
      <Title order={3} className={classes.heading}>
        {heading}
      </Title>
      {hint && <p className={classes.soft}>{hint}</p>}
      {children}
    </section>
  );
}
