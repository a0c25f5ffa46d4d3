import english from '~/messages/en/fields';
import { useMessages } from '~/messages/useMessages';
import { entryAt } from './document/fieldPaths';
import { asText } from './document/json';
import { isSectionName, jsonName, type ListName, SECTIONS } from './document/sections';
import { useEditorParts } from './useEditor';

const LIST_NAMES: readonly string[] = ['bullets', 'courses', 'keywords', 'roles'] satisfies ListName[];

/** What a person calls a field path: "Experience · Engineer · Point". */
export function useFieldName(): (path: string) => string {
  const { t } = useMessages();
  const { session } = useEditorParts();
  return (path) => {
    const [root = '', id = '', name = ''] = path.split('/');
    const field = (word: string, section: string) => {
      if (LIST_NAMES.includes(word)) return t(`editor.${word as ListName}`);
      const json = section === 'work' && word === 'name' ? 'employer' : jsonName(word, section);
      return json in english ? t(`fields.${json as keyof typeof english}`) : word;
    };
    if (path === 'basics/label') return t('editor.targetTitle');
    if (path === 'basics/summary') return t('fields.summary');
    if (root === 'basics') return [t('editor.contact'), field(name || id, root)].filter(Boolean).join(' · ');
    if (root === 'meta') return t('editor.design');
    if (!isSectionName(root)) return path;
    const entry = entryAt(session.store.get().content.draft, path);
    const called = asText(entry?.[jsonName(SECTIONS[root].called[0] ?? '', root)]);
    return [t(`editor.section_${root}`), called, name && field(name, root)].filter(Boolean).join(' · ');
  };
}
