// Keeps stylesheets, scripts and icons, and one page for when there is no network. Pages are never
// kept: each belongs to one person.
const STORE = "diandan-1";
const OFFLINE = "/offline";
const ALWAYS = [OFFLINE, "/request/offline.js"];
const FRESH = { credentials: "omit", cache: "reload" };
const isStatic = (url) =>
  url.origin === self.location.origin && /^\/(kit|request)\/.*\.(css|js|svg|png)$/.test(url.pathname);

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(STORE)
      .then((store) => store.addAll(ALWAYS.map((path) => new Request(path, FRESH))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      // What the worker of the visits keeps is its own (docs/decisions/0032-visits.md).
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith("diandan-") && name !== STORE)
            .map((name) => caches.delete(name)),
        ),
      ),
  );
});

// A new version has another address, so what is kept under an address with a version never changes;
// of each file only the newest address stays. Without a version it is only for want of a network.
const keep = async (request, url, answer) => {
  const store = await caches.open(STORE);
  await store.delete(url.pathname, { ignoreSearch: true });
  await store.put(request, answer);
};

const fromStore = async (event, url) => {
  const known = url.search === "" ? undefined : await caches.match(event.request);
  if (known) {
    return known;
  }
  const answer = await fetch(event.request);
  if (answer.ok) {
    // The page does not wait for what is only kept for later.
    event.waitUntil(keep(event.request, url, answer.clone()));
  }
  return answer;
};

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET") {
    // The pages of visits belong to whoever signed in.
    if (url.pathname === "/logout") {
      event.waitUntil(caches.delete("visits-1"));
    }
    return;
  }
  if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(() => caches.match(OFFLINE)));
  } else if (isStatic(url)) {
    event.respondWith(
      fromStore(event, url).catch(() => caches.match(url.pathname, { ignoreSearch: true })),
    );
  }
});
