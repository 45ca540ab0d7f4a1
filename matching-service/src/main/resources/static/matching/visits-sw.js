// The worker of the pages of visits; all other pages have the one at /sw.js. A page has exactly one
// worker, the one with the longest fitting scope. Unlike the other one, this one keeps pages: the
// day's visits and their briefs, for reading where there is no signal. They are deleted at sign-out
// and are not shown when they are older than a day.
const STORE = "visits-1";
const LONGEST = 16 * 60 * 60 * 1000;
const isPage = (url) => /^\/visits(\/[0-9a-f-]{36})?$/.test(url.pathname);
const isFragment = (url) =>
  /^\/requests\/[0-9a-f-]{36}\/(brief|visit-photos)$/.test(url.pathname) ||
  /^\/people\/[0-9a-f-]{36}\/name$/.test(url.pathname);
const isStatic = (url) => /^\/(kit|request|matching)\/.*\.(css|js|svg|png)$/.test(url.pathname);

// The page that brings this worker loaded its scripts without it.
const SCRIPTS = ["/matching/visits.js", "/matching/visit-queue.js", "/request/shrink.js"];

const keepScripts = async () => {
  const store = await caches.open(STORE);
  await Promise.allSettled(SCRIPTS.map((path) => store.add(path)));
};

self.addEventListener("install", (event) =>
  event.waitUntil(keepScripts().then(() => self.skipWaiting())),
);

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith("visits-") && name !== STORE)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

// A pass in an address changes with every page; what lies behind it does not.
const plain = (url) => url.origin + url.pathname;

const keep = async (url, answer) => {
  const headers = new Headers(answer.headers);
  headers.set("X-Kept-At", String(Date.now()));
  const store = await caches.open(STORE);
  await store.put(plain(url), new Response(await answer.blob(), { status: 200, headers }));
};

const keptOne = async (url) => {
  const store = await caches.open(STORE);
  const known = await store.match(plain(url));
  if (known && Date.now() - Number(known.headers.get("X-Kept-At")) > LONGEST) {
    await store.delete(plain(url));
    return undefined;
  }
  return known;
};

// The pages a list leads to are fetched with it: whoever opened the day with a signal has the visits.
const keepNext = async (html) => {
  const paths = new Set([...html.matchAll(/href="(\/visits\/[0-9a-f-]{36})[#"]/g)].map((found) => found[1]));
  for (const path of [...paths].slice(0, 20)) {
    const answer = await fetch(path, { headers: { Accept: "text/html" }, redirect: "error" });
    if (!answer.ok) {
      continue;
    }
    const page = await answer.clone().text();
    await keep(new URL(path, self.location.origin), answer);
    const parts = page.matchAll(/hx-get="(\/requests\/[0-9a-f-]{36}\/(?:brief|visit-photos)\?[^"]*)"/g);
    for (const [, address] of parts) {
      const url = new URL(address.replaceAll("&amp;", "&"), self.location.origin);
      const part = await fetch(url, { headers: { Accept: "text/html" } });
      if (part.ok) {
        await keep(url, part);
      }
    }
  }
};

const networkFirst = async (event, url) => {
  try {
    const answer = await fetch(event.request);
    if (answer.ok && !answer.redirected) {
      const copy = answer.clone();
      const day = url.pathname === "/visits" ? answer.clone() : null;
      event.waitUntil(
        keep(url, copy)
          .then(() => (day ? day.text().then(keepNext) : undefined))
          .catch(() => {}),
      );
    } else if (answer.status === 401 || answer.redirected) {
      event.waitUntil(caches.delete(STORE));
    }
    return answer;
  } catch (gone) {
    const known = (await keptOne(url)) ?? (event.request.mode === "navigate" ? await caches.match("/offline") : undefined);
    if (known) {
      return known;
    }
    throw gone;
  }
};

// What has a version in its address never changes; anything else is asked for anew.
const fromStore = async (event, url) => {
  const known = url.searchParams.has("v") ? await caches.match(event.request) : undefined;
  if (known) {
    return known;
  }
  try {
    const answer = await fetch(event.request);
    if (answer.ok) {
      const copy = answer.clone();
      event.waitUntil(
        caches.open(STORE).then(async (store) => {
          await store.delete(url.pathname, { ignoreSearch: true });
          await store.put(event.request, copy);
        }),
      );
    }
    return answer;
  } catch (gone) {
    const older = await caches.match(url.pathname, { ignoreSearch: true });
    if (older) {
      return older;
    }
    throw gone;
  }
};

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) {
    return;
  }
  if (isPage(url) || isFragment(url)) {
    event.respondWith(networkFirst(event, url));
  } else if (isStatic(url)) {
    event.respondWith(fromStore(event, url));
  } else if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(() => caches.match("/offline")));
  }
});
