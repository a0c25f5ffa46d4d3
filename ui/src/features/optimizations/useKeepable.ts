import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { getResumeOptions } from '~/api/@tanstack/react-query.gen';
import { draftOf, entriesOf, idOf, itemsOf } from '~/features/editor/document/draft';
import { asText, type Obj } from '~/features/editor/document/json';
import { jsonName, SECTIONS, type SectionName } from '~/features/editor/document/sections';

const WITH_BULLETS: readonly SectionName[] = ['work', 'projects', 'volunteer'];
const LONGEST = 90;

/** Entries and bullets of the résumé, to be kept whatever is shortened, and its skills, to be left out. */
export function useKeepable(resumeId: string) {
  const { data } = useQuery(getResumeOptions({ path: { resume_id: resumeId } }));
  return useMemo(() => {
    const draft = draftOf((data?.data ?? data?.parsed_data ?? {}) as Obj);
    const places = WITH_BULLETS.flatMap((section) =>
      entriesOf(draft, section).map((entry) => {
        const path = `${section}/${idOf(entry)}`;
        const called = SECTIONS[section].called.map((name) => asText(entry[jsonName(name, section)]));
        const group = called.filter(Boolean).join(' · ') || path;
        const bullets = itemsOf(entry, 'bullets').map(({ id, text }) => ({
          value: `${path}/bullets/${id}`,
          label: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text,
        }));
        return { group, items: [{ value: path, label: group }, ...bullets] };
      }),
    );
    const skills = entriesOf(draft, 'skills').flatMap((entry) => {
      const keywords = itemsOf(entry, 'keywords').map((one) => one.text);
      return keywords.length > 0 ? keywords : [asText(entry.name)];
    });
    return { places, skills: [...new Set(skills.filter(Boolean))] };
  }, [data]);
}
