import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconEye, IconEyeOff, IconLock, IconLockOpen2, IconReplace } from '@tabler/icons-react';
import { useMessages } from '~/messages/useMessages';
import { textAt } from '../document/fieldPaths';
import { type Flag, flagsOf, sectionFlag, uiSectionOf, withFlag, withSectionFlag } from '../document/flags';
import type { Obj } from '../document/json';
import { useEditorParts, useSession } from '../useEditor';
import classes from './Form.module.css';

/** `path` is that of a text or an entry, or the name of a section. */
export type FlagsProps = { readonly path: string; readonly name: string };

/** Shown, locked, and other wordings that rest on the same evidence. */
export default function FlagSwitches({ path, name }: FlagsProps) {
  const ui = useSession((state) => state.content.ui);
  if (!ui) return null;
  return path.includes('/') ? <OfPath {...{ path, name, ui }} /> : <OfSection {...{ path, name, ui }} />;
}

type PartProps = FlagsProps & { readonly ui: Obj };

function OfPath({ path, name, ui }: PartProps) {
  const { session } = useEditorParts();
  const { include, locked, alternates } = flagsOf(ui, path);
  const set = (flag: Flag, value: boolean) => {
    const text = textAt(session.store.get().content.draft, path) ?? '';
    session.changeUi((before) => withFlag(before, path, text, { [flag]: value }));
  };
  return (
    <>
      {alternates.length > 0 && <Alternates path={path} alternates={alternates} name={name} />}
      <Switches {...{ include, locked, name, set }} />
    </>
  );
}

function OfSection({ path, name, ui }: PartProps) {
  const { session } = useEditorParts();
  const section = uiSectionOf(path);
  return (
    <Switches
      name={name}
      canLeaveOut={section !== 'header'}
      include={sectionFlag(ui, section, 'include')}
      locked={sectionFlag(ui, section, 'locked')}
      set={(flag, value) => session.changeUi((before) => withSectionFlag(before, section, { [flag]: value }))}
    />
  );
}

type SwitchesProps = {
  readonly canLeaveOut?: boolean;
  readonly include: boolean;
  readonly locked: boolean;
  readonly name: string;
  readonly set: (flag: Flag, value: boolean) => void;
};

function Switches({ include, locked, name, set, canLeaveOut = true }: SwitchesProps) {
  const { t } = useMessages();
  return (
    <>
      {canLeaveOut && (
        <Tooltip label={include ? t('editor.shown') : t('editor.leftOut')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            role="switch"
            aria-checked={include}
            aria-label={t('editor.include', { name })}
            className={include ? classes.quiet : undefined}
            onClick={() => set('include', !include)}
          >
            {include ? (
              <IconEye size={16} stroke={1.6} aria-hidden />
            ) : (
              <IconEyeOff size={16} stroke={1.6} aria-hidden />
            )}
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label={locked ? t('editor.locked') : t('editor.unlocked')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          role="switch"
          aria-checked={locked}
          aria-label={t('editor.lock', { name })}
          className={locked ? undefined : classes.quiet}
          onClick={() => set('locked', !locked)}
        >
          {locked ? (
            <IconLock size={16} stroke={1.6} aria-hidden />
          ) : (
            <IconLockOpen2 size={16} stroke={1.6} aria-hidden />
          )}
        </ActionIcon>
      </Tooltip>
    </>
  );
}

function Alternates({
  path,
  alternates,
  name,
}: {
  path: string;
  alternates: readonly string[];
  name: string;
}) {
  const { t } = useMessages();
  const { session } = useEditorParts();
  return (
    <Menu width={360} position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="ink"
          aria-label={t('editor.alternates', { count: alternates.length, name })}
        >
          <IconReplace size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('editor.otherWordings')}</Menu.Label>
        {alternates.map((one) => (
          <Menu.Item key={one} onClick={() => session.changeText(path, one)}>
            {one}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
