import { expect, test } from 'vitest';
import { cameBack, placeOf, receiptOf } from './receipt';

test('a receipt says what came back and what did not', () => {
  const receipt = receiptOf({
    made_from: 'data',
    revision: 4,
    options: { template: 'modern' },
    read_back: {
      recovered: 0.98,
      fields: 50,
      differences: [{ path: 'work/a1/position', expected: 'Analyst', found: '', same: false }],
    },
  });
  expect(receipt.revision).toBe(4);
  expect(receipt.readBack && cameBack(receipt.readBack)).toBe(49);
  expect(receipt.readBack?.differences[0]).toEqual({
    path: 'work/a1/position',
    expected: 'Analyst',
    found: '',
  });
});

test('a receipt of another shape shows what it has', () => {
  expect(receiptOf(null).readBack).toBeNull();
  expect(receiptOf({ read_back: null, notices: 'none', fonts: [1] }).notices).toEqual([]);
  const [first, second] = receiptOf({
    files: [
      { name: 'a.pdf', status: 'completed' },
      { status: 'failed', error: { title: 'Gone' } },
    ],
  }).members;
  expect(first).toEqual({ name: 'a.pdf', status: 'completed', reason: '' });
  expect(second?.reason).toBe('Gone');
});

test('a path is a section and a field', () => {
  expect(placeOf('work/018f-7a/position')).toEqual({ section: 'work', field: 'position' });
  expect(placeOf('work/018f/bullets/77')).toEqual({ section: 'work', field: 'bullets' });
  expect(placeOf('basics/location/city')).toEqual({ section: 'basics', field: 'city' });
  expect(placeOf('basics/email')).toEqual({ section: 'basics', field: 'email' });
  expect(placeOf('skills')).toEqual({ section: 'skills', field: '' });
});
