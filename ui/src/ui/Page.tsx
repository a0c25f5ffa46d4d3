import { Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import classes from './Page.module.css';

type Props = {
  readonly title?: string;
  /** What the browser's tab says, where it differs. */
  readonly tabTitle?: string;
  readonly intro?: ReactNode;
  readonly actions?: ReactNode;
  readonly width?: 'narrow' | 'wide' | 'full';
  readonly children?: ReactNode;
};

/** A screen: one h1, generous margins, a readable measure. */
export function Page({ title, tabTitle = title, intro, actions, width = 'wide', children }: Props) {
  useEffect(() => {
    document.title = tabTitle ? `${tabTitle} – Bespoke` : 'Bespoke';
  }, [tabTitle]);
  return (
    <div className={classes.page} data-width={width}>
      {title && (
        <div className={classes.head}>
          <div className={classes.words}>
            <Title order={1}>{title}</Title>
            {intro && <div className={classes.intro}>{intro}</div>}
          </div>
          {actions && <div className={classes.actions}>{actions}</div>}
        </div>
      )}
      {children}
    </div>
  );
}
