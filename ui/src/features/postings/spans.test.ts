import { expect, test } from 'vitest';
import { piecesOf } from './spans';

test('the text is cut at what was read, by code points, and nothing of it is lost', () => {
  const text = '🚀 Go and SQL needed. We are an equal opportunity employer.';
  const pieces = piecesOf(text, {
    requirements: [
      {
        id: 'r1',
        level: 'must',
        any_of: [{ name: 'Go', span: { start: 2, end: 4 } }],
        sentence: { start: 2, end: 20 },
      },
      {
        id: 'r2',
        level: 'nice',
        any_of: [{ name: 'SQL', span: { start: 9, end: 12 } }],
        sentence: { start: 2, end: 20 },
      },
    ],
    segments: [{ zone: 'boilerplate', span: { start: 21, end: 58 } }],
  });
  expect(pieces.map((one) => one.text).join('')).toBe(text);
  expect(pieces.filter((one) => one.kind).map((one) => [one.text, one.kind, one.id])).toEqual([
    ['Go', 'must', 'r1'],
    ['SQL', 'nice', 'r2'],
  ]);
  expect(pieces.filter((one) => one.isAside).map((one) => one.text)).toEqual([
    'We are an equal opportunity employer.',
  ]);
});

test('words of the trade and responsibilities are marked where nothing stronger stands', () => {
  const text = 'Run Grafana with Go';
  const pieces = piecesOf(text, {
    responsibilities: [{ value: text, span: { start: 0, end: 19 } }],
    tooling: [{ value: 'Grafana', span: { start: 4, end: 11 } }],
    requirements: [
      {
        id: 'r',
        level: 'must',
        any_of: [{ name: 'Go', span: { start: 17, end: 19 } }],
        sentence: { start: 0, end: 19 },
      },
    ],
  });
  expect(pieces.map((one) => one.kind)).toEqual(['duty', 'word', 'duty', 'must']);
});

test('where two overlap, the requirement is shown before the knockout around it', () => {
  const pieces = piecesOf('A licence in nursing', {
    knockouts: [{ kind: 'licence', question: 'A licence?', span: { start: 0, end: 20 } }],
    requirements: [
      {
        id: 'r',
        level: 'must',
        any_of: [{ name: 'nursing', span: { start: 13, end: 20 } }],
        sentence: { start: 0, end: 20 },
      },
    ],
  });
  expect(pieces.map((one) => one.kind)).toEqual(['knockout', 'must']);
});
