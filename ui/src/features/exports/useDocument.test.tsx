import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { getOptimizedResumeQueryKey } from '~/api/@tanstack/react-query.gen';
import { renderWithin } from '~/test/render';
import { contentsOf } from './contents';
import { useDocument } from './useDocument';

const RESUME = {
  basics: { name: 'Ada', summary: 'Analyst.' },
  work: [{ name: 'Acme', 'x-bespoke': { id: 'w-1' } }],
  skills: [{ name: 'SQL', 'x-bespoke': { id: 's-1' } }],
};
const UI = {
  sections: [
    { name: 'summary', items: [{ path: 'basics/summary', include: false }] },
    { name: 'skills', include: false, items: [{ path: 'skills/s-1/name' }] },
  ],
};

function Contents() {
  const { document } = useDocument('o-1', 'optimized');
  return <p>{document && contentsOf(document.content).map(({ section }) => section)}</p>;
}

test('what is left out of an optimized résumé will not be in its file', async () => {
  const { queryClient } = renderWithin(<Contents />);
  const view = { id: 'o-1', structured_output: { resume_json: RESUME, ui: UI } };
  queryClient.setQueryData(getOptimizedResumeQueryKey({ path: { optimized_id: 'o-1' } }), view as never);
  expect(await screen.findByText('work')).toBeTruthy();
});
