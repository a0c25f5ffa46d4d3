/** What is saved of a document: the résumé and, of an optimized one, the flags of its `ui`. */

import type { OptimizedView, ResumeView } from '~/api';
import { type Draft, draftOf } from '../document/draft';
import { mergeUi } from '../document/flags';
import { asObj, isObj, isSame, type Obj } from '../document/json';
import { type Merged, mergeDrafts } from '../document/merge';

export type Kind = 'resume' | 'optimized_resume';
export type Content = { readonly draft: Draft; readonly ui: Obj | null };
/** A document as the API last gave it. `rest` is what else stands in a `structured_output`. */
export type Loaded = {
  readonly content: Content;
  readonly rest: Obj;
  readonly revision: number;
  readonly title: string;
  readonly templateId: string;
  readonly savedAt: string;
  readonly wasMerged: boolean;
  readonly matchScore: number | null;
  readonly resumeId: string;
  readonly resumeRevision: number | null;
  readonly postingId: string | null;
  readonly exportName: string;
};

export function resumeLoaded(view: ResumeView): Loaded {
  const draft = draftOf((view.data ?? view.parsed_data ?? {}) as Obj);
  return { ...shared(view), content: { draft, ui: null }, rest: {}, ...NO_POSTING, resumeId: view.id };
}

const NO_POSTING = { matchScore: null, resumeRevision: null, postingId: null };

/** One that was never given content starts from its résumé's. */
export function optimizedLoaded(view: OptimizedView, resume: ResumeView | null): Loaded {
  const structured = view.structured_output as Obj | null;
  const { resume_json, ui, ...rest } = structured ?? UNWRITTEN;
  const content = structured ? asObj(resume_json) : ((resume?.data ?? resume?.parsed_data ?? {}) as Obj);
  return {
    ...shared(view),
    content: { draft: draftOf(content), ui: asObj(ui) },
    rest,
    matchScore: view.match_score,
    resumeId: view.resume_id,
    resumeRevision: view.resume_revision,
    postingId: view.posting_id,
  };
}

function shared(view: ResumeView | OptimizedView) {
  return {
    revision: view.revision,
    title: view.title,
    templateId: view.template_id,
    savedAt: view.updated_at,
    wasMerged: view.was_merged ?? false,
    exportName: view.title,
  };
}

const UI_NAMES = [
  'header',
  'summary',
  'experience',
  'education',
  'skills',
  'projects',
  'certifications',
  'additional',
];
/** The parts that the API demands; it makes them anew from the résumé. */
const UNWRITTEN: Obj = {
  resume_json: {},
  ui: {
    sections: UI_NAMES.map((name) => ({ name, title: name, include: true, items: [] })),
    preview: { live_preview_text: '' },
  },
  analysis: { algorithm_version: '', match: null, confidence: 0 },
  qa: { coverage: 0, readability: 0, format_compliance: 0, duplicates: 0 },
  tailored_resume_text: { file_name_suggestion: 'resume', ats_plain_text: '' },
};

export function bodyOf(kind: Kind, content: Content, rest: Obj): Obj {
  if (kind === 'resume') return { data: content.draft };
  return { structured_output: { ...rest, ui: content.ui ?? {}, resume_json: content.draft } };
}

export function mergeContent(base: Content, mine: Content, theirs: Content): Merged<Content> {
  const { merged, conflicts } = mergeDrafts(base.draft, mine.draft, theirs.draft);
  return { merged: { draft: merged, ui: mergeUi(base.ui, mine.ui, theirs.ui) }, conflicts };
}

export function isSameContent(one: Content, other: Content): boolean {
  return isSame(one.draft, other.draft) && isSame(one.ui, other.ui);
}

export function isContent(value: unknown): value is Content {
  return isObj(value) && isObj(value.draft);
}
