import {
  IconFileExport,
  IconFiles,
  IconLayout2,
  type IconProps,
  IconSettings,
  IconSparkles,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { MessageKey } from '~/messages/messages';

export type Place = {
  readonly to: '/' | '/optimize' | '/templates' | '/exports' | '/settings';
  readonly label: MessageKey;
  readonly icon: ComponentType<IconProps>;
};

/** The header's places, also in the palette. A screen that deserves a place adds its line. */
export const PLACES: readonly Place[] = [
  { to: '/', label: 'shell.home', icon: IconFiles },
  { to: '/optimize', label: 'optimizations.tailor', icon: IconSparkles },
  { to: '/templates', label: 'templates.title', icon: IconLayout2 },
  { to: '/exports', label: 'exports.title', icon: IconFileExport },
  { to: '/settings', label: 'shell.settings', icon: IconSettings },
];
