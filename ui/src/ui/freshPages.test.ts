import { beforeEach, expect, it, vi } from 'vitest';
import { reloadWhenReplaced } from './freshPages';

const reload = vi.fn();
reloadWhenReplaced(reload);
const miss = () => window.dispatchEvent(new Event('vite:preloadError', { cancelable: true }));
const serve = (script: string) =>
  vi.stubGlobal('fetch', async () => new Response(`<script type="module" src="${script}"></script>`));

beforeEach(() => {
  reload.mockReset();
  document.head.innerHTML = '<script type="module" src="/assets/index-1.js"></script>';
});

it('stays where the pages are the same and a part is missing for another reason', async () => {
  serve('/assets/index-1.js');
  miss();
  await new Promise((resolve) => setTimeout(resolve));
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
  miss();
  await new Promise((resolve) => setTimeout(resolve));
  expect(reload).not.toHaveBeenCalled();
});

it('is loaded anew once, after the work is saved, where the server has other pages', async () => {
  const order: string[] = [];
  reload.mockImplementation(() => order.push('reload'));
  const save = async () => {
    await Promise.resolve();
    order.push('saved');
  };
  window.addEventListener('bespoke:reload', (event) =>
    (event as CustomEvent<Promise<unknown>[]>).detail.push(save()),
  );
  serve('/assets/index-2.js');
  miss();
  miss();
  await vi.waitFor(() => expect(reload).toHaveBeenCalled());
  miss();
  await new Promise((resolve) => setTimeout(resolve));
  expect(order).toEqual(['saved', 'reload']);
});
