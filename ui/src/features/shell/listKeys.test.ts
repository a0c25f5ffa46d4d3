import { beforeEach, expect, test } from 'vitest';
import { stepByArrow, stepInList } from './listKeys';

beforeEach(() => {
  document.body.innerHTML = `
    <main><button id="a" data-list-item>a</button><button id="b" data-list-item>b</button><input id="field" /></main>
    <aside><button id="c" data-list-item>c</button><button id="d" data-list-item>d</button></aside>`;
  document.removeEventListener('keydown', stepByArrow);
  document.addEventListener('keydown', stepByArrow);
  for (const one of document.querySelectorAll<HTMLElement>('[data-list-item]')) one.scrollIntoView = () => {};
});

const focused = () => document.activeElement?.id;
const press = (key: string, more: KeyboardEventInit = {}) =>
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
  );

test('the screen’s list is gone through to its end, and a panel’s by itself', () => {
  stepInList(true);
  stepInList(true);
  stepInList(true);
  expect(focused()).toBe('b');
  stepInList(false);
  expect(focused()).toBe('a');
  document.getElementById('c')?.focus();
  stepInList(true);
  stepInList(true);
  expect(focused()).toBe('d');
});

test('arrows go on from an item, and nowhere else', () => {
  document.getElementById('a')?.focus();
  expect(press('ArrowDown')).toBe(false);
  expect(focused()).toBe('b');
  expect(press('ArrowUp', { altKey: true })).toBe(true);
  expect(focused()).toBe('b');
  document.getElementById('field')?.focus();
  expect(press('ArrowUp')).toBe(true);
  expect(focused()).toBe('field');
});

test('behind an open dialog nothing gets the focus', () => {
  document.body.insertAdjacentHTML(
    'beforeend',
    '<div role="dialog" aria-modal="true"><button id="x"></button></div>',
  );
  document.getElementById('x')?.focus();
  stepInList(false);
  expect(focused()).toBe('x');
});

test('from an open menu nothing is gone to', () => {
  document.body.insertAdjacentHTML(
    'beforeend',
    '<div role="menu"><button id="y" role="menuitem"></button></div>',
  );
  document.getElementById('y')?.focus();
  stepInList(false);
  expect(focused()).toBe('y');
});
