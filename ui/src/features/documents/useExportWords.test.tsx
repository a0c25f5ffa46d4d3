import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderWithin } from '~/test/render';
import { useExportWords } from './useExportWords';

const last = { artifact_id: 'a', kind: 'pdf', version: 2, exported_at: '2026-03-04T12:04:00Z' };

function Words(document: Parameters<ReturnType<typeof useExportWords>>[0]) {
  return <p>{useExportWords()(document)}</p>;
}

test.each([
  [{ isDirty: true, lastExport: null }, /^Never exported$/],
  [{ isDirty: false, lastExport: last }, /^Exported Mar 4, 2026.* as PDF, version 2$/],
  [{ isDirty: true, lastExport: last }, /^Changed since export: PDF, version 2, Mar 4, 2026/],
  [{ isDirty: false, lastExport: null }, /^Exported, the file is not kept$/],
])('%j reads %s', (document, words) => {
  renderWithin(<Words {...document} />);
  expect(screen.getByText(words)).toBeTruthy();
});
