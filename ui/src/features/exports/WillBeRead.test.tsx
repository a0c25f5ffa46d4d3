import { screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { client } from '~/api/client.gen';
import { renderWithin } from '~/test/render';
import type { Exportable } from './useDocument';
import { WillBeRead } from './WillBeRead';
import { firstWish } from './wish';

const DOCUMENT: Exportable = {
  id: 'r-1',
  kind: 'resume',
  title: 'Ada',
  templateId: 'classic',
  revision: 3,
  isDirty: true,
  isConfirmed: true,
  content: null,
};
const DIFFERENCE = { path: 'work/w-1/position', expected: 'Analyst', found: 'Analyste', same: false };
const WISH = firstWish('classic', 'en-GB');
const config = client.getConfig();

afterEach(() => client.setConfig(config));

/** What is asked for from now on. */
function answering(answer: object, status = 200): unknown[] {
  const asked: unknown[] = [];
  client.setConfig({
    baseUrl: 'http://localhost',
    fetch: async (request: RequestInfo | URL) => {
      if (request instanceof Request) asked.push(await request.json());
      return new Response(JSON.stringify(answer), {
        status,
        headers: { 'content-type': 'application/json' },
      });
    },
  });
  return asked;
}

function found(...differences: object[]) {
  const same = 44 - differences.length;
  return { document_id: 'r-1', revision: 3, fields: 44, same, differences, error: '', artifact_id: null };
}

test('what differs is named beside what came back', async () => {
  const asked = answering(found(DIFFERENCE));
  renderWithin(<WillBeRead document={DOCUMENT} wish={WISH} isRight />);
  await screen.findByText('43 fields came back exactly; different: 1');
  expect(screen.getByRole('listitem').textContent).toBe('Experience: Position Analyst → Analyste');
  await screen.findByText('Read just now in the very file that these choices make.');
  expect(asked).toMatchObject([{ document_id: 'r-1', format: 'pdf', exact: true }]);
});

test('what could not be read can be asked for again', async () => {
  const asked = answering({ code: 'busy', title: 'Busy', detail: 'Wait.', status: 503 }, 503);
  renderWithin(<WillBeRead document={DOCUMENT} wish={WISH} isRight />);
  await screen.findByText('The file could not be read back: Wait.');
  answering(found());
  screen.getByRole('button', { name: 'Try again' }).click();
  await screen.findByText('All 44 fields came back exactly');
  expect(asked).toHaveLength(1);
});

test('of what has no pages nothing is asked', () => {
  const asked = answering(found());
  renderWithin(<WillBeRead document={DOCUMENT} wish={{ ...WISH, format: 'json' }} isRight />);
  screen.getByText(/there are no pages to read back/);
  expect(asked).toEqual([]);
});
