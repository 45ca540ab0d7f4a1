// The day and the visit without a signal: steps and photos are kept and sent later. Without this
// module the forms are plain forms.
import { keep, kept, send } from "./visit-queue.js";

const POSITION_PATIENCE = 4000;
const AGAIN_AFTER = 20000;
const queue = document.getElementById("queue");
const line = queue.querySelector("[data-line]");
const log = queue.querySelector("[data-log]");
const token = () => document.querySelector("input[name=_csrf]")?.value ?? "";
const said = (sentence, ...values) =>
  values.reduce((text, value, index) => text.replace(`{${index}}`, value), sentence);
const clock = (iso) =>
  new Date(iso).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false });
const me = queue.dataset.me;
const names = {
  "check-in": queue.dataset.checkin,
  "check-out": queue.dataset.checkout,
  photo: queue.dataset.photo,
};
const nameOf = (step) => names[step.name];

const note = (sentence) => {
  const item = document.createElement("li");
  item.textContent = sentence;
  log.append(item);
};

const show = async (sentence) => {
  const waiting = await kept(me);
  const photos = waiting.filter((step) => step.name === "photo");
  const words = waiting.length === 0 ? [] : [said(sentence ?? queue.dataset.kept, waiting.length)];
  if (photos.length > 0) {
    words.push(said(queue.dataset.among, photos.length));
  }
  line.textContent = words.join(document.documentElement.lang.startsWith("zh") ? "" : " ");
  queue.hidden = waiting.length === 0 && log.childElementCount === 0;
  for (const step of waiting) {
    reflect(step);
  }
  reflectPhotos(photos);
};

// The page as it is kept shows the state before the step; a kept check-in opens the check-out.
const reflect = (step) => {
  for (const box of document.querySelectorAll(`[data-visit="${step.visit}"]`)) {
    box.querySelector(`form[data-step="${step.name}"]`)?.setAttribute("hidden", "");
    const leave = box.querySelector('form[data-step="check-out"]');
    if (step.name === "check-in" && leave) {
      leave.hidden = false;
    }
    box.querySelector("[data-photos]")?.removeAttribute("hidden");
  }
};

const photoForms = () => document.querySelectorAll("#visit-photos form");
const momentOf = (form) => new URL(form.action).pathname.split("/").at(-1);

// Whoever took a photo looks where it was taken, not at the top of the page.
const reflectPhotos = (photos) => {
  const visit = document.querySelector("main[data-visit]")?.dataset.visit;
  for (const form of photoForms()) {
    const count = photos.filter(
      (step) => step.visit === visit && step.moment === momentOf(form),
    ).length;
    const words = form.querySelector("[data-waiting]") ?? document.createElement("p");
    words.dataset.waiting = "";
    words.className = "hint";
    words.setAttribute("role", "status");
    words.textContent = count === 0 ? "" : said(queue.dataset.waiting, count);
    form.append(words);
  }
};

const tell = (result) => {
  const what = result.step ? [nameOf(result.step), clock(result.step.at)] : [];
  if (result.outcome === "sent" && result.step.tried) {
    note(said(queue.dataset.sent, ...what));
  } else if (result.outcome === "coded") {
    note(said(queue.dataset.coded, ...what));
  } else if (result.outcome === "late") {
    note(said(queue.dataset.late, ...what));
  } else if (result.outcome === "refused") {
    note(said(queue.dataset.refused, ...what, result.detail));
  }
};

const flush = async (position) => {
  if ((await kept(me)).length === 0) {
    return [];
  }
  await show(queue.dataset.sending);
  const results = await send(me, token(), position);
  results.forEach(tell);
  const last = results.at(-1)?.outcome;
  await show(last === "signed-out" ? queue.dataset.signin : last === "gone" ? queue.dataset.offline : null);
  return results;
};

const position = () =>
  new Promise((done) => {
    if (!navigator.geolocation || !navigator.onLine) {
      done({});
      return;
    }
    setTimeout(() => done({}), POSITION_PATIENCE);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        done({
          longitude: coords.longitude,
          latitude: coords.latitude,
          accuracyMetres: coords.accuracy,
        }),
      () => done({}),
      { enableHighAccuracy: true, timeout: POSITION_PATIENCE, maximumAge: 30000 },
    );
  });

const fields = (form) => {
  const body = {};
  for (const [name, value] of new FormData(form)) {
    if (name !== "_csrf" && value !== "") {
      body[name] = value;
    }
  }
  return body;
};

const take = async (form) => {
  const button = form.querySelector("button");
  button.disabled = true;
  const step = {
    visit: form.closest("[data-visit]").dataset.visit,
    name: form.dataset.step,
    at: new Date().toISOString(),
    by: me,
    key: crypto.randomUUID(),
    body: fields(form),
    tried: !navigator.onLine,
  };
  await keep(step);
  const results = navigator.onLine ? await flush(await position()) : [];
  const mine = results.find((result) => result.step?.key === step.key);
  if (mine && mine.outcome !== "refused") {
    location.assign(`/visits/${step.visit}`);
    return;
  }
  button.disabled = false;
  delete form.dataset.sent;
  if (!mine && results.length === 0) {
    await show(queue.dataset.offline);
  }
};

for (const form of document.querySelectorAll("form[data-step]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    take(form);
  });
}

// Kept while there is a signal, for there may be none when a photo is taken.
const shrinking = document.querySelector("[data-photos]")
  ? import("/request/shrink.js").catch(() => undefined)
  : undefined;

// A file no browser can draw goes as it is; the server says what is wrong with it.
const small = async (file) => {
  try {
    return await (await shrinking).shrunk(file);
  } catch {
    return file;
  }
};

const keepPhotos = async (form, files) => {
  const box = form.closest("[data-visit]");
  for (const file of files) {
    await keep({
      visit: box.dataset.visit,
      name: "photo",
      moment: momentOf(form),
      at: new Date().toISOString(),
      by: me,
      file: await small(file),
      tried: !navigator.onLine,
    });
  }
};

// The answer is the part of the page that was sent from.
const replacePhotos = (html) => {
  const part = new DOMParser().parseFromString(html, "text/html").getElementById("visit-photos");
  if (part) {
    document.getElementById("visit-photos").replaceWith(part);
  }
};

const takePhotos = async (form) => {
  const input = form.querySelector("input[type=file]");
  if (input.files.length === 0) {
    input.click();
    return;
  }
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    await keepPhotos(form, [...input.files]);
    input.value = "";
  } catch {
    // The phone has no room left.
    note(queue.dataset.full);
  }
  const results = navigator.onLine ? await flush() : [];
  const visit = form.closest("[data-visit]").dataset.visit;
  const last = results.filter((result) => result.html && result.step.visit === visit).at(-1);
  if (last) {
    replacePhotos(last.html);
  }
  button.disabled = false;
  await show(navigator.onLine ? null : queue.dataset.offline);
};

// Before htmx, which would send the form by itself.
document.addEventListener(
  "submit",
  (event) => {
    if (event.target.closest("#visit-photos")) {
      event.preventDefault();
      event.stopPropagation();
      takePhotos(event.target);
    }
  },
  true,
);

document.addEventListener("htmx:afterSettle", () => show(navigator.onLine ? null : queue.dataset.offline));

const lookAgain = async () => {
  const results = await flush();
  const page = document.querySelector("main[data-visit]")?.dataset.visit;
  if (results.some((result) => result.step && (!page || result.step.visit === page))) {
    // What was sent shows on a fresh page; the words about it stay until the reader has seen them.
    sessionStorage.setItem("visit-log", JSON.stringify([...log.children].map((item) => item.textContent)));
    location.reload();
  }
};

const start = async () => {
  for (const sentence of JSON.parse(sessionStorage.getItem("visit-log") ?? "[]")) {
    note(sentence);
  }
  sessionStorage.removeItem("visit-log");
  await show(navigator.onLine ? null : queue.dataset.offline);
  window.addEventListener("online", lookAgain);
  window.addEventListener("offline", () => show(queue.dataset.offline));
  if (navigator.onLine) {
    await lookAgain();
  }
  setInterval(() => navigator.onLine && lookAgain(), AGAIN_AFTER);
};

const drawMap = async () => {
  const box = document.getElementById("day-map");
  const stops = box ? [...box.querySelectorAll("[data-point]")] : [];
  if (stops.length === 0) {
    return;
  }
  const { loadLeaflet } = await import("/kit/load-leaflet.js");
  const L = await loadLeaflet();
  box.hidden = false;
  const map = L.map(box.querySelector(".visit-map"), { attributionControl: false });
  // Several stops at one place share a circle.
  const places = new Map();
  for (const { dataset } of stops) {
    places.set(dataset.point, [...(places.get(dataset.point) ?? []), dataset.number]);
  }
  const points = [...places.keys()].map((place) => place.split(",").map(Number));
  [...places.values()].forEach((numbers, index) => {
    L.circle(points[index], { radius: 100, color: "#b3261e" })
      .bindTooltip(numbers.join("、"), { permanent: true, direction: "center" })
      .addTo(map);
  });
  map.fitBounds(L.latLngBounds(points).pad(0.3), { maxZoom: 15 });
};

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/visits/sw.js", { scope: "/visits" }).catch(() => {});
}
start();
// Nothing is lost without it.
drawMap().catch(() => {});
