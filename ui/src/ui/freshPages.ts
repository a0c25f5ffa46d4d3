/**
 * An upgrade of the server takes away the parts that an open page has not asked for yet. Such a page is loaded anew as
 * soon as it misses one. Before that `bespoke:reload` is told to the window: whoever has unsaved work adds to its
 * `detail` what is to be waited for. An event, so that nothing but the start of the pages holds this.
 */

/** Missing parts are told by the build's own loader. Once is enough: the fresh page is the one that the server has. */
export function reloadWhenReplaced(reload = () => window.location.reload()): void {
  let isUnderWay = false;
  window.addEventListener('vite:preloadError', async () => {
    if (isUnderWay) return;
    isUnderWay = true;
    isUnderWay = await hasOtherPages();
    if (!isUnderWay) return;
    const detail: Promise<unknown>[] = [];
    window.dispatchEvent(new CustomEvent('bespoke:reload', { detail }));
    await Promise.allSettled(detail);
    reload();
  });
}

/** False without the network, when a part is missing for another reason. */
async function hasOtherPages(): Promise<boolean> {
  const mine = document.querySelector('script[type=module][src]')?.getAttribute('src');
  try {
    const answer = await fetch('/index.html', { cache: 'no-store' });
    return answer.ok && !(await answer.text()).includes(`"${mine}"`);
  } catch {
    // Whoever asked for the part is told that it did not come.
    return false;
  }
}
