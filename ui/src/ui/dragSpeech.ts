import { Accessibility, defaultPreset } from '@dnd-kit/dom';

type Options = NonNullable<ConstructorParameters<typeof Accessibility>[1]>;
type Announcements = NonNullable<Options['announcements']>;

/** The plugins of a drag and drop that is heard in the words of the pages, not in English ones with ids. */
export function dragSpeech(announcements: Announcements, draggable: string) {
  const speech = Accessibility.configure({ announcements, screenReaderInstructions: { draggable } });
  return [...defaultPreset.plugins.filter((one) => one !== Accessibility), speech];
}
