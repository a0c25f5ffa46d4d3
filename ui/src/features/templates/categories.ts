import type { MessageKey } from '~/messages/messages';

const CATEGORIES = ['traditional', 'contemporary', 'one-page', 'leadership', 'scholarly'] as const;

/** The category's name; null for one that these pages do not know. */
export function categoryKey(category: string): MessageKey | null {
  const known = CATEGORIES.find((one) => one === category);
  return known ? `templates.${known}` : null;
}
