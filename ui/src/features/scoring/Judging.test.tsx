import { act } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { client } from '~/api/client.gen';
import { draftOf } from '~/features/editor/document/draft';
import { withFlag } from '~/features/editor/document/flags';
import { renderInEditor } from '~/test/editor';
import { Judging } from './Judging';

const config = client.getConfig();

afterEach(() => {
  vi.useRealTimers();
  client.setConfig(config);
});

const draft = draftOf({ basics: { name: 'Ada', summary: 'Keeps engines honest.' } });
const ui = {
  sections: [
    { name: 'summary', include: true, items: [{ path: 'basics/summary', text: 'Keeps engines honest.' }] },
  ],
};

/** What is asked of the API from now on: the address's end, and the body. */
function listening(): { readonly path: string; readonly body: unknown }[] {
  const asked: { path: string; body: unknown }[] = [];
  client.setConfig({
    baseUrl: 'http://localhost',
    fetch: async (request: RequestInfo | URL) => {
      if (request instanceof Request)
        asked.push({ path: new URL(request.url).pathname, body: await request.json() });
      return new Response(JSON.stringify({ marks: [] }), { headers: { 'content-type': 'application/json' } });
    },
  });
  return asked;
}

test('a résumé is judged by itself, and held against nothing', async () => {
  const asked = listening();
  const { view } = renderInEditor(<Judging />, { draft, ui: null }, 'resume');
  await vi.waitFor(() => expect(view.store.get().judgement.isOld).toBe(false));
  expect(asked).toEqual([{ path: '/api/v1/score', body: { resume_json: draft } }]);
});

test('what is left out is not judged, and leaving out more is judged anew', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const asked = listening();
  const sent = () => asked.filter((one) => one.path.endsWith('/score')).map((one) => one.body);
  const { session } = renderInEditor(<Judging />, { draft, ui });
  const summaries = () => sent().map((one) => (one as { resume_json: typeof draft }).resume_json.basics);
  await vi.waitFor(() => expect(summaries()).toMatchObject([{ summary: 'Keeps engines honest.' }]));
  act(() => session.changeUi((before) => withFlag(before, 'basics/summary', '', { include: false })));
  await act(() => vi.advanceTimersByTimeAsync(1000));
  await vi.waitFor(() => expect(sent()).toHaveLength(2));
  expect(summaries()[1]).not.toHaveProperty('summary', 'Keeps engines honest.');
});
