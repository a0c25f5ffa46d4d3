/** Why an export was refused or failed, as words of ours where we have better ones than the API's. */

import type { MessageKey } from '~/messages/messages';

type Words = { readonly title: MessageKey; readonly text: MessageKey };

const WORDS: Readonly<Record<string, Words>> = {
  sections_unconfirmed: { title: 'exports.unconfirmed', text: 'exports.unconfirmedText' },
  export_unpaid: { title: 'exports.unpaid', text: 'exports.unpaidText' },
  nothing_to_export: { title: 'exports.empty', text: 'exports.emptyText' },
  quota_exceeded: { title: 'exports.full', text: 'exports.fullText' },
  template_inactive: { title: 'exports.inactive', text: 'exports.inactiveText' },
};

export const wordsFor = (code: string): Words | null => WORDS[code] ?? null;
