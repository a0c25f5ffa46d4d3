/** What stands at the right of the pages, in this order. A panel is a line here, its component and its messages. */

import { IconHistory, type IconProps, IconTypography } from '@tabler/icons-react';
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
    id: 'design',
    label: 'editor.design',
    icon: IconTypography,
    component: lazy(() => import('./panels/Design')),
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
