import { expect, test } from 'vitest';
import { focusBeside } from './focusBeside';

test('the focus goes to the row beside the one that goes, and at last to what adds one', () => {
  document.body.innerHTML = `<section>
    <button data-adds id="add"></button>
    <div data-row="a"><button></button><input data-path="a" id="a" /></div>
    <div data-row="b"><button></button><input data-path="b" id="b" /></div>
  </section>`;
  const went = (id: string) => {
    const row = document.querySelector(`[data-row=${id}]`);
    focusBeside(row);
    row?.remove();
    return document.activeElement?.id;
  };
  expect(went('a')).toBe('b');
  document
    .querySelector('section')
    ?.insertAdjacentHTML('beforeend', '<div data-row="c"><input id="c" /></div>');
  expect(went('c')).toBe('b');
  expect(went('b')).toBe('add');
  focusBeside(null);
  expect(document.activeElement?.id).toBe('add');
});
