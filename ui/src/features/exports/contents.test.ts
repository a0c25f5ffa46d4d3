import { expect, test } from 'vitest';
import { contentsOf } from './contents';

test('sections that hold something are counted, in the order a reader knows', () => {
  const content = { basics: { name: 'Ada', summary: 'Analyst.' }, skills: [{}, {}], work: [{}], awards: [] };
  expect(contentsOf(content)).toEqual([
    { section: 'summary', count: 1 },
    { section: 'work', count: 1 },
    { section: 'skills', count: 2 },
  ]);
});

test('sections of the person’s own count as well', () => {
  const content = { meta: { 'x-bespoke': { custom: [{ title: 'Patents' }, { title: 'Talks' }] } } };
  expect(contentsOf(content)).toEqual([{ section: 'custom', count: 2 }]);
});

test('a document that was not read yet holds nothing', () => {
  expect(contentsOf(null)).toEqual([]);
  expect(contentsOf({ basics: null, work: 'three' })).toEqual([]);
});
