/**
 * An upgrade of the server takes away the parts that an open page has not asked for yet. Such a page is loaded anew as
 * soon as it misses one, with its work saved first.
 */

const works = new Set<() => Promise<unknown>>();

/** Until what is given back is called, `save` comes before the pages are loaded anew. */
export function saveBeforeReload(save: () => Promise<unknown>): () => void {
  works.add(save);
  return () => works.delete(save);
}

/** Told by the build's own loader. Once is enough: the fresh page is the one that the server has. */
export function reloadWhenReplaced(reload = () => window.location.reload()): void {
  let isUnderWay = false;
  window.addEventListener('vite:preloadError', async () => {
    if (isUnderWay) return;
    isUnderWay = true;
    const isReplaced = await hasOtherPages();
    if (isReplaced) {
      await Promise.allSettled([...works].map((save) => save()));
      reload();
    }
    isUnderWay = isReplaced;
  });
}

/** False without the network, when a part is missing for another reason. */
async function hasOtherPages(): Promise<boolean> {
  const mine = document.querySelector('script[type=module][src]')?.getAttribute('src');
  try {
    const answer = await fetch('/index.html', { cache: 'no-store' });
    return answer.ok && mine != null && !(await answer.text()).includes(`"${mine}"`);
  } catch (error) {
    console.warn('A part of the pages could not be loaded', error);
    return false;
  }
}
