/** `?panel=history` opens a panel, `version=7` of it a version. */
export type EditorSearch = { panel?: string; version?: number };

export function editorSearch(search: Record<string, unknown>): EditorSearch {
  const version = Number(search.version);
  return {
    ...(typeof search.panel === 'string' ? { panel: search.panel } : {}),
    ...(Number.isInteger(version) && version > 0 ? { version } : {}),
  };
}
