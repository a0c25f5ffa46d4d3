/** Where the editor shows a document as it was at a revision. */
export function versionLink(documentId: string, revision: number | null): string {
  return revision === null ? `/editor/${documentId}` : `/editor/${documentId}?version=${revision}`;
}
