/**
 * Keeps one whole release on the device, so that Evenkeel opens with no network.
 *
 * A release is swapped in whole: app, engine, rules and content share one cache. It waits
 * until a page says that no session is running (release.ts), because half an hour into a
 * session is no time for other rules. Hashed files that did not change are carried over
 * from the last release and not downloaded again.
 */
declare const self: ServiceWorkerGlobalScope;
declare const __RELEASE__: { id: string; files: [path: string, hash: string][] };

const PREFIX = "evenkeel-";
const CACHE = PREFIX + __RELEASE__.id;
const HOME = "index.html";
// Its name carries its hash, so whatever answers to it is the same bytes.
const HASHED = /^assets\/.*-[\w-]{8,}\.\w+$|^engine\/[0-9a-f]{8,}\//;
const AT_ONCE = 6;

const scope = new URL(self.registration.scope);
const files = new Set(__RELEASE__.files.map(([path]) => address(path)));

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

self.addEventListener("message", (event) => {
  if (event.data === "activate") void self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET") return;
  const wanted = bare(url);
  if (wanted === scope.href) return event.respondWith(answer(address(HOME)));
  if (files.has(wanted)) event.respondWith(answer(wanted));
});

async function fill(): Promise<void> {
  const cache = await caches.open(CACHE);
  const rest = __RELEASE__.files.map(([path]) => path);
  const take = async (): Promise<void> => {
    for (let path = rest.pop(); path !== undefined; path = rest.pop()) await keep(cache, path);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
}

/** An install that was cut off goes on where it stopped. */
async function keep(cache: Cache, path: string): Promise<void> {
  const url = address(path);
  const hashed = HASHED.test(path);
  const held = hashed ? await caches.match(url, { ignoreVary: true }) : undefined;
  if (held && (await cache.match(url, { ignoreVary: true }))) return;
  await cache.put(url, held ?? (await download(url, hashed ? "default" : "no-cache")));
}

async function download(url: string, mode: RequestCache): Promise<Response> {
  const response = await fetch(url, { cache: mode, credentials: "same-origin" });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  if (!response.redirected) return response;
  // A navigation may not be answered with a response that was redirected.
  return new Response(response.body, { headers: response.headers });
}

async function takeOver(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  }
  await self.clients.claim();
}

async function answer(url: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const held = await cache.match(url, { ignoreVary: true });
  // A browser short of room may have dropped one file; the network can still fill the gap.
  return held ?? fetch(url);
}

function address(path: string): string {
  return new URL(path, scope).href;
}

function bare(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

export {};
