/** What stands at the right of the pages, in this order. A panel is a line here, its component and its messages. */

import {
  IconChartBar,
  IconFileDescription,
  IconHistory,
  type IconProps,
  IconSparkles,
  IconTargetArrow,
  IconTypography,
} from '@tabler/icons-react';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { MessageKey } from '~/messages/messages';
import type { Kind } from './session/content';

export type Panel = {
  readonly id: string;
  readonly label: MessageKey;
  readonly icon: ComponentType<IconProps>;
  /** Takes everything from `useEditor()`. */
  readonly component: LazyExoticComponent<ComponentType>;
  /** Where it has something to say; everywhere without. */
  readonly kinds?: readonly Kind[];
  /** Of these only where the document has a posting. */
  readonly needsPosting?: boolean;
};

export const PANELS: readonly Panel[] = [
  {
    id: 'suggestions',
    label: 'optimizations.suggestions',
    icon: IconSparkles,
    component: lazy(() => import('~/features/optimizations/SuggestionsPanel')),
    kinds: ['optimized_resume'],
  },
  {
    id: 'match',
    label: 'scoring.panel',
    icon: IconTargetArrow,
    component: lazy(() => import('~/features/scoring/MatchPanel')),
    kinds: ['optimized_resume'],
    needsPosting: true,
  },
  {
    id: 'quality',
    label: 'scoring.quality',
    icon: IconChartBar,
    component: lazy(() => import('~/features/scoring/QualityPanel')),
  },
  {
    id: 'design',
    label: 'editor.design',
    icon: IconTypography,
    component: lazy(() => import('./panels/Design')),
  },
  {
    id: 'posting',
    label: 'postings.panel',
    icon: IconFileDescription,
    component: lazy(() => import('~/features/postings/PostingPanel')),
    kinds: ['optimized_resume'],
    needsPosting: true,
  },
  {
    id: 'history',
    label: 'editor.history',
    icon: IconHistory,
    component: lazy(() => import('./panels/History')),
  },
];

export function panelsFor(kind: Kind, hasPosting: boolean): readonly Panel[] {
  return PANELS.filter(
    (panel) => (!panel.kinds || panel.kinds.includes(kind)) && (hasPosting || !panel.needsPosting),
  );
}
