import accounts from './accounts';
import shell from './shell';
import ui from './ui';

export default { accounts, shell, ui };
