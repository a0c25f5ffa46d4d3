import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { draftOf } from '~/features/editor/document/draft';
import { renderInEditor } from '~/test/editor';
import { Questions, questionsKey } from './Questions';

test('a question is asked in the panel and leads to its field', async () => {
  const { queryClient, view } = renderInEditor(<Questions />, { draft: draftOf({}), ui: null });
  const asked = {
    id: 'q-1',
    target: 'work/w1/bullets/b1',
    place: 'Acme · bullet 1',
    text: 'How many?',
    why: 'Say it.',
  };
  queryClient.setQueryData(questionsKey('o-1'), [asked]);
  expect(await screen.findByText('How many?')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Acme · bullet 1' }));
  expect(view.store.get().jump).toEqual({ path: 'work/w1/bullets/b1' });
});
