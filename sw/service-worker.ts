/**
 * Offline after the first load. Pages come from the network while there is one, so that a page and its scripts are
 * always of one build, and from the precache otherwise. A new worker waits until the last tab of the old build is
 * closed: a page never loses the scripts it was built with, and nobody is asked to reload.
 */
import {
  CacheableResponsePlugin,
  ExpirationPlugin,
  Serwist,
  StaleWhileRevalidate,
  type PrecacheEntry,
  type SerwistPlugin,
} from 'serwist';
import { keptOnVisit, outdated, recordedRuns, verifiedFiles, visitedPages } from './caches';
import { anonymous, isolated, pageKey, within } from './responses';

declare const self: ServiceWorkerGlobalScope & { readonly __SW_MANIFEST: (PrecacheEntry | string)[] };

/** After this long without an answer, a page that we have is shown instead. */
const patience = 4000;

/** Bundled workers are told by the fragment of their address what to load. */
const workerScripts: SerwistPlugin = {
  handlerWillRespond: async ({ request, response }) =>
    request.destination === 'worker' ? anonymous(response) : response,
};

const serwist = new Serwist({
  precacheEntries: self.__SW_MANIFEST,
  // Without a directory index, '/techniques/wanda/' is no precache hit, and reaches `page` below.
  precacheOptions: {
    directoryIndex: null,
    cleanURLs: false,
    cleanupOutdatedCaches: true,
    concurrency: 4,
    plugins: [workerScripts],
  },
  clientsClaim: true,
  navigationPreload: true,
  runtimeCaching: [
    {
      matcher: ({ request }) => request.mode === 'navigate',
      handler: ({ event, request, url }) => page(event as FetchEvent, request, url),
    },
    {
      matcher: ({ request, url, sameOrigin }) => sameOrigin && isFile(url) && !wantsNetwork(request),
      handler: ({ request }) => file(request),
    },
    {
      matcher: ({ url, sameOrigin }) =>
        sameOrigin && url.pathname.startsWith('/runs/') && url.pathname.endsWith('.json'),
      handler: new StaleWhileRevalidate({
        cacheName: recordedRuns,
        plugins: [new CacheableResponsePlugin({ statuses: [200] }), new ExpirationPlugin({ maxEntries: 200 })],
      }),
    },
  ],
});

/** Models, texts and the runtime. */
const isFile = (url: URL) => /^\/(models|eval|ort)\//.test(url.pathname);

/** The laboratory looks into its own cache first; what it then asks for must be fresh. */
const wantsNetwork = (request: Request) => ['no-cache', 'no-store', 'reload'].includes(request.cache);

async function page(event: FetchEvent, request: Request, url: URL): Promise<Response> {
  const kept = await keptPage(url);
  const fresh = Promise.resolve(event.preloadResponse)
    .then((preloaded?: Response) => preloaded ?? fetch(request))
    .then((response) => (keptOnVisit(url) ? keep(event, url, response) : response));
  if (!kept) return fresh;
  return within(patience, fresh).catch(() => kept);
}

const keptPage = (url: URL): Promise<Response | undefined> =>
  keptOnVisit(url) ? caches.match(url.pathname, { cacheName: visitedPages }) : serwist.matchPrecache(pageKey(url));

/** The response, of which a copy is put aside; an error page is not. */
function keep(event: FetchEvent, url: URL, response: Response): Response {
  if (response.ok) {
    const copy = response.clone();
    event.waitUntil(caches.open(visitedPages).then((cache) => cache.put(url.pathname, copy)));
  }
  return response;
}

/** Only verified bytes are answered from the device, and nothing is stored here: an error page never becomes a model. */
async function file(request: Request): Promise<Response> {
  const cache = await caches.open(verifiedFiles);
  const kept = await cache.match(request.url);
  return kept ? isolated(kept) : fetch(request);
}

self.addEventListener('activate', (event) => event.waitUntil(Promise.all([removeOutdated(), renewVisited()])));

async function removeOutdated(): Promise<void> {
  await Promise.all(outdated(await caches.keys()).map((name) => caches.delete(name)));
}

/**
 * A new build has new scripts, so that pages of the old one would be dead: they are fetched anew. So is a page that was
 * open before there was a worker to keep it.
 */
async function renewVisited(): Promise<void> {
  const cache = await caches.open(visitedPages);
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const wanted = [...(await cache.keys()), ...open].map(({ url }) => new URL(url)).filter(keptOnVisit);
  const paths = new Set(wanted.map(({ pathname }) => pathname));
  await Promise.all([...paths].map((path) => renew(cache, path)));
}

async function renew(cache: Cache, path: string): Promise<void> {
  const fresh = await fetch(path).catch(() => null);
  if (fresh?.ok) await cache.put(path, fresh);
  else await cache.delete(path);
}

serwist.addEventListeners();
