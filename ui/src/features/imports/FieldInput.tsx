import { Textarea } from '@mantine/core';
import { memo } from 'react';
import english from '~/messages/en/fields';
import { useMessages } from '~/messages/useMessages';
import { OWN_DIRECTION } from '~/ui/direction';
import classes from './Imports.module.css';
import { doubtOf } from './ledger';
import type { Field, Place } from './resumeFields';

type Props = {
  readonly field: Field;
  readonly section: string;
  readonly confidence: number | undefined;
  readonly onChange: (place: Place, value: string) => void;
  readonly onPath: (path: string) => void;
};

/** Browsers that grow a field with its text by themselves. */
const SIZES_ITSELF = typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content');

const LONG = ['text', 'summary', 'description', 'highlights', 'reference', 'courses'];

/** One field: what it is, what was read, and in words whether to doubt it. */
export const FieldInput = memo(
  function FieldInput({ field, section, confidence, onChange, onPath }: Props) {
    const { t } = useMessages();
    const doubt = doubtOf(confidence);
    const isListed = field.number > 1;
    const label = useLabel(field, section);
    return (
      <Textarea
        className={LONG.includes(field.name) ? classes.long : undefined}
        label={isListed ? undefined : label}
        aria-label={isListed ? label : undefined}
        description={doubt ? t(`imports.${doubt}`) : undefined}
        classNames={{ input: classes.input, label: classes.label, description: classes.doubt }}
        inputWrapperOrder={['label', 'input', 'description']}
        data-doubt={doubt ?? undefined}
        data-place={field.place.join('/')}
        attributes={OWN_DIRECTION}
        autosize={!SIZES_ITSELF}
        rows={1}
        size="sm"
        value={field.value}
        onChange={(event) => onChange(field.place, event.currentTarget.value)}
        onFocus={() => onPath(field.path)}
        onMouseEnter={(event) => {
          const isElsewhere = document.activeElement instanceof HTMLTextAreaElement;
          if (!isElsewhere || document.activeElement === event.currentTarget) onPath(field.path);
        }}
      />
    );
  },
  (before, after) =>
    before.field.value === after.field.value &&
    before.field.path === after.field.path &&
    before.field.place.join('/') === after.field.place.join('/') &&
    before.confidence === after.confidence &&
    before.onPath === after.onPath,
);

function useLabel({ name, number }: Field, section: string): string {
  const { t } = useMessages();
  const known = section === 'work' && name === 'name' ? 'employer' : name;
  const isKnown = known in english;
  const words = isKnown ? t(`fields.${known as keyof typeof english}`) : name;
  return number > 1 ? `${words} ${number}` : words;
}
