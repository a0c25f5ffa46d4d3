import { Button, Text } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useMessages } from '~/messages/useMessages';
import classes from './Imports.module.css';
import { doubtOf } from './ledger';
import type { Section } from './resumeFields';

type Props = {
  readonly sections: readonly Section[];
  readonly confidence: Readonly<Record<string, number>>;
  readonly root: RefObject<HTMLElement | null>;
};

/** How many fields deserve a look, and a way from one to the next. */
export function Doubts({ sections, confidence, root }: Props) {
  const { t } = useMessages();
  const fields = sections.flatMap((section) => section.entries).flatMap((entry) => entry.fields);
  const count = fields.filter((field) => doubtOf(confidence[field.path])).length;
  const next = () => {
    const inputs = [...(root.current?.querySelectorAll<HTMLElement>('[data-doubt]') ?? [])];
    const at = inputs.indexOf(document.activeElement as HTMLElement);
    inputs[(at + 1) % inputs.length]?.focus();
  };
  return (
    <div className={classes.doubts} role="status">
      <Text fz="sm">{count > 0 ? t('imports.unsure', { count }) : t('imports.unsureNone')}</Text>
      {count > 0 && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={next}
          leftSection={<IconArrowDown size={14} aria-hidden />}
        >
          {t('imports.next')}
        </Button>
      )}
    </div>
  );
}
