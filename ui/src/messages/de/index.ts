import type { Translation } from '../messages';
import accounts from './accounts';
import fields from './fields';
import home from './home';
import imports from './imports';
import settings from './settings';
import shell from './shell';
import ui from './ui';

export default { accounts, fields, home, imports, settings, shell, ui } satisfies Translation;
