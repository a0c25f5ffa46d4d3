import { useDroppable } from '@dnd-kit/react';
import { ActionIcon, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMessages } from '~/messages/useMessages';
import { focusBeside } from '~/ui/focusBeside';
import { AddEntry, AddField } from './Adding';
import { FieldInput } from './FieldInput';
import classes from './Imports.module.css';
import { takersOf } from './leftOver';
import type { Entry, Place, Section, SectionName } from './resumeFields';

type Props = {
  readonly section: Section;
  readonly confidence: Readonly<Record<string, number>>;
  readonly onChange: (place: Place, value: string) => void;
  readonly onAdd: (place: Place) => void;
  readonly onAddEntry: (section: SectionName) => void;
  readonly onRemove: (place: Place) => void;
  readonly onPath: (path: string) => void;
};

export function FormSection({ section, onAddEntry, ...rest }: Props) {
  const { t } = useMessages();
  const { name } = section;
  const takers = takersOf([section], name);
  const { ref, isDropTarget } = useDroppable({ id: name });
  return (
    <section ref={ref} className={classes.section} data-over={isDropTarget || undefined}>
      <div className={classes.entryHead}>
        <Title order={2}>{t(`imports.${name}`)}</Title>
        <AddEntry section={name} onAdd={() => onAddEntry(name)} />
      </div>
      {section.entries.map((entry, index) => (
        <EntryFields
          key={entry.place.join('/')}
          entry={entry}
          section={name}
          name={t('imports.entry', { section: t(`imports.${name}`), number: index + 1 })}
          canRemove={entry.place.length > 1}
          takesLines={takers.length > 1}
          {...rest}
        />
      ))}
    </section>
  );
}

type EntryProps = Omit<Props, 'section' | 'onAddEntry'> & {
  section: SectionName;
  entry: Entry;
  name: string;
  canRemove: boolean;
  takesLines: boolean;
};

/** A section has 2, dnd-kit's normal. */
const ABOVE_ITS_SECTION = 3;

function EntryFields(props: EntryProps) {
  const { entry, section, name, canRemove, takesLines, confidence } = props;
  const { onAdd, onChange, onRemove, onPath } = props;
  const { t } = useMessages();
  const { ref, isDropTarget } = useDroppable({
    id: entry.path,
    disabled: !takesLines,
    collisionPriority: ABOVE_ITS_SECTION,
  });
  const words = entry.label || name;
  return (
    // biome-ignore lint/a11y/useSemanticElements: nothing can be laid out beside a legend
    <div
      ref={ref}
      role="group"
      aria-label={words}
      className={classes.entry}
      data-row={canRemove ? entry.path : undefined}
      data-over={(takesLines && isDropTarget) || undefined}
    >
      {canRemove && (
        <div className={classes.entryHead}>
          <span className={classes.legend}>{words}</span>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('imports.removeEntry', { name: words })}
            onClick={(event) => {
              focusBeside(event.currentTarget.closest('[data-row]'));
              onRemove(entry.place);
            }}
          >
            <IconX size={16} stroke={1.8} aria-hidden />
          </ActionIcon>
        </div>
      )}
      <div className={classes.fields}>
        {entry.fields.map((field) => (
          <FieldInput
            key={field.place.join('/')}
            field={field}
            section={String(entry.place[0])}
            confidence={confidence[field.path]}
            onChange={onChange}
            onPath={onPath}
          />
        ))}
      </div>
      <AddField entry={entry} section={section} name={words} onAdd={onAdd} />
    </div>
  );
}
