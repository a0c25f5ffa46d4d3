import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMessages } from '~/messages/useMessages';
import { type Missing, missingFrom } from './missing';
import { type Entry, type Place, SECTIONS, type Section, type SectionName } from './resumeFields';

const PLUS = <IconPlus size={14} stroke={1.8} aria-hidden />;

type FieldProps = {
  readonly entry: Entry;
  readonly section: SectionName;
  readonly name: string;
  readonly onAdd: (place: Place) => void;
};

/** What the entry could say besides. */
export function AddField({ entry, section, name, onAdd }: FieldProps) {
  const { t } = useMessages();
  const missing = missingFrom(entry, section);
  if (missing.length === 0) return null;
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          mt="xs"
          leftSection={PLUS}
          aria-label={`${t('editor.moreFields')}: ${name}`}
        >
          {t('editor.moreFields')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="60vh" style={{ overflowY: 'auto' }}>
        {missing.map(({ label, place }: Missing) => (
          <Menu.Item key={place.join('/')} onClick={() => onAdd(place)}>
            {t(`fields.${label}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** One more entry of the section. */
export function AddEntry({ section, onAdd }: { section: SectionName; onAdd: () => void }) {
  const { t } = useMessages();
  const isContact = section === 'basics';
  return (
    <Button
      data-adds
      size="compact-sm"
      variant="subtle"
      color="gray"
      leftSection={PLUS}
      aria-label={isContact ? undefined : t('editor.addTo', { name: t(`imports.${section}`) })}
      onClick={onAdd}
    >
      {isContact ? t('editor.addProfile') : t('editor.add')}
    </Button>
  );
}

/** A section that nothing was read of. */
export function AddSection(props: { sections: readonly Section[]; onAdd: (section: SectionName) => void }) {
  const { t } = useMessages();
  const absent = SECTIONS.filter((name) => !props.sections.some((section) => section.name === name));
  if (absent.length === 0) return null;
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button variant="default" size="sm" leftSection={PLUS} style={{ alignSelf: 'start' }}>
          {t('editor.moreSections')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {absent.map((name) => (
          <Menu.Item key={name} onClick={() => props.onAdd(name)}>
            {t(`imports.${name}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
