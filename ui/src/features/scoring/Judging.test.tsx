import { act } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { client } from '~/api/client.gen';
import { draftOf } from '~/features/editor/document/draft';
import { withFlag } from '~/features/editor/document/flags';
import { renderInEditor } from '~/test/editor';
import { Judging } from './Judging';

afterEach(() => vi.useRealTimers());

const draft = draftOf({ basics: { name: 'Ada', summary: 'Keeps engines honest.' } });
const ui = {
  sections: [
    { name: 'summary', include: true, items: [{ path: 'basics/summary', text: 'Keeps engines honest.' }] },
  ],
};

test('what is left out is not judged, and leaving out more is judged anew', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const sent: unknown[] = [];
  const config = client.getConfig();
  client.setConfig({
    baseUrl: 'http://localhost',
    fetch: async (request: RequestInfo | URL) => {
      if (request instanceof Request && request.url.includes('/score')) sent.push(await request.json());
      return new Response(JSON.stringify({ marks: [] }), { headers: { 'content-type': 'application/json' } });
    },
  });
  const { session } = renderInEditor(<Judging />, { draft, ui });
  const summaries = () => sent.map((one) => (one as { resume_json: typeof draft }).resume_json.basics);
  await vi.waitFor(() => expect(summaries()).toMatchObject([{ summary: 'Keeps engines honest.' }]));
  act(() => session.changeUi((before) => withFlag(before, 'basics/summary', '', { include: false })));
  await act(() => vi.advanceTimersByTimeAsync(1000));
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(summaries()[1]).not.toHaveProperty('summary', 'Keeps engines honest.');
  client.setConfig(config);
});
