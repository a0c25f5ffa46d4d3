import { Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { Mark } from '~/ui/Mark';
import classes from './Entrance.module.css';

/** The room before the house: one column, one question. */
export function Entrance({ title, intro, children }: { title: string; intro?: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} – Bespoke`;
  }, [title]);
  return (
    <main className={classes.room}>
      <div className={classes.column}>
        <Mark size={40} />
        <Title order={1} className={classes.title}>
          {title}
        </Title>
        {intro && <p className={classes.intro}>{intro}</p>}
        {children}
      </div>
    </main>
  );
}
