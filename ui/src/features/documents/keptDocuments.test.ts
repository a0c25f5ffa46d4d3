import { beforeEach, expect, it } from 'vitest';
import { keptDocuments } from './keptDocuments';

const keep = (where: string, at: number, about: object, said?: object) => {
  localStorage.setItem(`bespoke.draft.${where}`, JSON.stringify({ at, said }));
  localStorage.setItem(`bespoke.about.${where}`, JSON.stringify(about));
};

beforeEach(() => localStorage.clear());

it('names each document with unsaved work once, the newest first, by the title it has by now', () => {
  keep('ada.r1.tab1', 1, { resumeId: 'r1', title: 'Old' }, { title: 'Older' });
  keep('ada.r1.tab2', 3, { resumeId: 'r1', title: 'Old' }, { title: 'New' });
  keep('ada.o1.tab1', 4, { resumeId: 'r1', title: 'Cut' });
  expect(keptDocuments('ada')).toEqual([
    { id: 'o1', kind: 'optimized', title: 'Cut', at: 4 },
    { id: 'r1', kind: 'resume', title: 'New', at: 3 },
  ]);
});

it('tells nothing of other people, and of work that could not be opened', () => {
  keep('grace.r1.tab1', 1, { resumeId: 'r1', title: 'Hers' });
  localStorage.setItem('bespoke.draft.ada.r2.tab1', '{"at": 1}');
  localStorage.setItem('bespoke.draft.ada.r3.tab1', 'no JSON');
  expect(keptDocuments('ada')).toEqual([]);
});
