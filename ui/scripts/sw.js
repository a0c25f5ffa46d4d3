/**
 * Keeps the shell, so that the pages start without the network: our own files, the same for everybody. Nothing of the
 * API is ever answered or kept here.
 */
const SHELL = __SHELL__;
const PREFIX = 'bespoke-shell-';
const CACHE = PREFIX + SHELL.version;

self.addEventListener('install', (event) => {
  const fresh = SHELL.files.map(
    (path) => new Request(path, { cache: path.startsWith('/assets/') ? 'default' : 'no-cache' }),
  );
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(fresh))
      .then(() => self.skipWaiting()),
  );
});

// The version before stays until the next one: a page that is still open may ask for a part of it.
self.addEventListener('activate', (event) => {
  const forget = async () => {
    const kept = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
    await Promise.all(kept.slice(0, -1).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(forget());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith('/assets/')) event.respondWith(kept(event));
  else if (/^\/(api|health|ready|metrics|mcp)(\/|$)/.test(url.pathname)) return;
  else if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => shell('/index.html')));
  else if (SHELL.files.includes(url.pathname))
    event.respondWith(fetch(request).catch(() => shell(url.pathname)));
});

/** Names of assets change with what is in them. */
async function kept(event) {
  // A browser that keeps nothing, or has no more room, still has the network.
  const found = await caches.match(event.request.url, { ignoreVary: true }).catch(() => undefined);
  if (found) return found;
  const answer = await fetch(event.request);
  if (answer.ok) event.waitUntil(keep(event.request, answer.clone()).catch(() => undefined));
  return answer;
}

/** After signing out there is no cache, and none is begun. */
async function keep(request, answer) {
  if (await caches.has(CACHE)) await (await caches.open(CACHE)).put(request, answer);
}

async function shell(path) {
  return (await caches.match(path, { cacheName: CACHE, ignoreVary: true })) ?? Response.error();
}
