export default {
  never: 'Never exported',
  current: 'Exported {when} as {file}, version {version}',
  changed: 'Changed since export: {file}, version {version}, {when}',
  gone: 'Exported, the file is not kept',
} as const;
