import accounts from './accounts';
import documents from './documents';
import editor from './editor';
import exports from './exports';
import fields from './fields';
import home from './home';
import imports from './imports';
import optimizations from './optimizations';
import postings from './postings';
import scoring from './scoring';
import settings from './settings';
import shell from './shell';
import templates from './templates';
import ui from './ui';

export default {
  accounts,
  documents,
  editor,
  exports,
  fields,
  home,
  imports,
  optimizations,
  postings,
  scoring,
  settings,
  shell,
  templates,
  ui,
};
