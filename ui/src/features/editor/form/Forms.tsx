import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useMessages } from '~/messages/useMessages';
import { bringIntoView } from '~/ui/bringIntoView';
import { Choices } from '~/ui/Choices';
import { entriesOf } from '../document/draft';
import { SECTION_NAMES, SECTIONS } from '../document/sections';
import { useSession, useView } from '../useEditor';
import { Contact } from './Contact';
import classes from './Form.module.css';
import { SectionForm, useAddEntry } from './SectionForm';

const Tell = lazy(async () => ({ default: (await import('./Tell')).Tell }));

/** Everything the résumé says, section by section. Those that are empty and seldom used wait under "more". */
export function Forms() {
  const { t } = useMessages();
  const add = useAddEntry();
  const home = useRef<HTMLDivElement>(null);
  useJumps(home);
  const filled = useSession((state) =>
    SECTION_NAMES.filter(
      (name) => SECTIONS[name].isUsual || entriesOf(state.content.draft, name).length > 0,
    ).join(' '),
  ).split(' ');
  const waiting = SECTION_NAMES.filter((name) => !filled.includes(name));
  return (
    <div ref={home} className={classes.forms}>
      {/* Its place is kept while it comes. */}
      <Suspense fallback={<div className={classes.tellPlace} />}>
        <Tell />
      </Suspense>
      <Contact />
      {SECTION_NAMES.filter((name) => filled.includes(name)).map((name) => (
        <SectionForm key={name} section={name} />
      ))}
      {waiting.length > 0 && (
        <Choices
          position="bottom-start"
          choices={waiting.map((name) => ({
            label: t(`editor.section_${name}`),
            onChoose: () => add(name),
          }))}
        >
          <Button variant="default" size="sm" leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}>
            {t('editor.moreSections')}
          </Button>
        </Choices>
      )}
    </div>
  );
}

/** Once what holds the field stands, it has the focus. */
function useJumps(home: React.RefObject<HTMLDivElement | null>): void {
  const jump = useView((state) => state.jump);
  useEffect(() => {
    if (!jump) return;
    const frame = requestAnimationFrame(() => {
      const field = find(home.current, jump.path);
      field?.focus({ preventScroll: true });
      bringIntoView(field, 'nearest');
    });
    return () => cancelAnimationFrame(frame);
  }, [jump, home]);
}

/** The field, else what it is in: an entry, or the first field of the section. */
function find(home: HTMLElement | null, path: string): HTMLElement | null {
  for (let steps = path.split('/'); steps.length > 0; steps = steps.slice(0, -1)) {
    const place = CSS.escape(steps.join('/'));
    const found =
      home?.querySelector<HTMLElement>(`[data-path="${place}"]`) ??
      home?.querySelector<HTMLElement>(`[data-path^="${place}/"]`);
    if (found) return found;
  }
  return null;
}
