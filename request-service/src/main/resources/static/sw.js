// Keeps stylesheets, scripts and icons, and one page for when there is no network. Pages are never
// kept: each belongs to one person.
const STORE = "diandan-1";
const OFFLINE = "/offline";
const isStatic = (url) =>
  url.origin === self.location.origin && /^\/(kit|request)\/.*\.(css|js|svg|png)$/.test(url.pathname);

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(STORE)
      .then((store) => store.add(new Request(OFFLINE, { credentials: "omit", cache: "reload" })))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== STORE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// A new version has another address, so what is kept under an address never changes; of each file
// only the newest address stays.
const fromStore = async (request, url) => {
  const store = await caches.open(STORE);
  const known = await store.match(request);
  if (known) {
    return known;
  }
  const answer = await fetch(request);
  if (answer.ok) {
    await store.delete(url.pathname, { ignoreSearch: true });
    await store.put(request, answer.clone());
  }
  return answer;
};

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET") {
    return;
  }
  if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(() => caches.match(OFFLINE)));
  } else if (isStatic(url)) {
    event.respondWith(
      fromStore(event.request, url).catch(() => caches.match(url.pathname, { ignoreSearch: true })),
    );
  }
});
