import { expect, test } from 'vitest';
import type { Keyword } from '~/api';
import { coverageOf } from './coverage';

const keyword = (given: Partial<Keyword>): Keyword => ({
  name: 'Go',
  level: 'must',
  form: 'absent',
  evidenced: false,
  count: 0,
  ...given,
});

test('keywords are counted as they are written and where', () => {
  const keywords = [
    keyword({ form: 'exact', paths: ['work/w1/bullets/b1', 'skills/s1/keywords/k1'] }),
    keyword({ form: 'alias', paths: ['skills/s1'] }),
    keyword({ form: 'exact', paths: ['work/w1/bullets/b2'] }),
    keyword({}),
  ];
  expect(coverageOf({ keywords })).toEqual({ asked: 4, inItsWords: 2, listed: 2 });
});
