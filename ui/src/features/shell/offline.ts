/** The service worker, which starts the pages without the network. It keeps our files and nothing of anybody. */

const PREFIX = 'bespoke-shell-';

/** For whoever is signed in, once the browser has nothing better to do. */
export function keepShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = () =>
    navigator.serviceWorker.register('/sw.js').catch((error: unknown) => {
      console.warn('The pages will not start without the network', error);
    });
  if ('requestIdleCallback' in globalThis) requestIdleCallback(() => void register(), { timeout: 5_000 });
  else void register();
}

/** After signing out none of it is left. */
export async function forgetShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    const all = await navigator.serviceWorker.getRegistrations();
    await Promise.all(all.map((one) => one.unregister()));
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(PREFIX)).map((name) => caches.delete(name)));
  } catch (error) {
    // Where site data is forbidden nothing was kept.
    console.warn('Our own files could not be forgotten', error);
  }
}
