// What a phone keeps for want of a signal: check-ins, check-outs and photos, in the order they
// happened. A step has a key of its own and a photo is known by its content, so that sending one
// twice does no harm. Each belongs to whoever was signed in, and nobody else sends it.
const NAME = "diandan-visits";
const STEPS = "steps";
const PATIENCE = 12000;
const PHOTO_PATIENCE = 60000;
// As long as the server takes a moment that a phone kept.
const LONGEST = 72 * 60 * 60 * 1000;

const opened = () =>
  new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () =>
      request.result.createObjectStore(STEPS, { keyPath: "order", autoIncrement: true });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

const within = async (mode, work) => {
  const database = await opened();
  try {
    return await new Promise((done, failed) => {
      const change = database.transaction(STEPS, mode);
      const result = work(change.objectStore(STEPS));
      change.oncomplete = () => done(result.result);
      change.onerror = () => failed(change.error);
      change.onabort = () => failed(change.error);
    });
  } finally {
    database.close();
  }
};

const all = () => within("readonly", (steps) => steps.getAll());

const isOf = (step, person) => !step.by || step.by === person;

const isPhoto = (step) => step.name === "photo";

const isLate = (step) => Date.now() - Date.parse(step.at) > LONGEST;

/** What a person kept, the oldest first. */
export const kept = async (person) => (await all()).filter((step) => isOf(step, person));

/** Keeps a step, or a photo as `file`; a position is never kept. */
export const keep = (step) => within("readwrite", (steps) => steps.add(step));

const replace = (step) => within("readwrite", (steps) => steps.put(step));

const forget = (order) => within("readwrite", (steps) => steps.delete(order));

// The first try carries no claim: the server's own clock says when it was. Later ones say when it
// was by this device's clock, and what time it is by the same clock, so a wrong clock does no harm.
const bodyOf = (step, position) => ({
  ...step.body,
  ...(step.tried ? { claimedAt: step.at, sentAt: new Date().toISOString() } : position),
});

const post = (step, token, position) =>
  fetch(`/api/assignments/${step.visit}/${step.name}`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/json",
      "Idempotency-Key": step.key,
      "X-CSRF-TOKEN": token,
    },
    body: JSON.stringify(bodyOf(step, position)),
    signal: AbortSignal.timeout(PATIENCE),
  });

const problemOf = async (answer) => {
  try {
    return await answer.json();
  } catch {
    return {};
  }
};

const slug = (problem) => (problem.type ?? "").replace("urn:problem:", "");

// A page has the way to the photos of its visit and a fresh word that its reader goes there.
const wayOf = async (visit) => {
  const answer = await fetch(`/visits/${visit}`, {
    headers: { Accept: "text/html" },
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (answer.redirected || answer.status === 401 || answer.status === 403) {
    return { outcome: "signed-out" };
  }
  if (answer.headers.has("X-Kept-At") || !(answer.ok || answer.status === 404)) {
    return { outcome: "gone" };
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return {
    photos: page.querySelector("[data-photos]")?.dataset.photos,
    token: page.querySelector("input[name=_csrf]")?.value ?? "",
  };
};

const postPhoto = ({ photos, token }, step) => {
  const form = new FormData();
  form.append("photos", step.file, "photo.jpg");
  const to = new URL(photos, location.origin);
  to.pathname += `/${step.moment}`;
  return fetch(to, {
    method: "POST",
    headers: { Accept: "text/html", "X-CSRF-TOKEN": token },
    body: form,
    signal: AbortSignal.timeout(PHOTO_PATIENCE),
  });
};

const errorIn = (html) =>
  new DOMParser().parseFromString(html, "text/html").querySelector(".error")?.textContent.trim() ?? "";

// "busy": the server could not take it now; what comes after it is sent all the same, for a photo
// must not hold up a check-out.
const tryPhoto = async (step) => {
  const way = await wayOf(step.visit);
  if (way.outcome) {
    return way;
  }
  if (!way.photos) {
    return { outcome: "late", step };
  }
  const answer = await postPhoto(way, step);
  if (answer.ok) {
    return { outcome: "sent", step, html: await answer.text() };
  }
  if (answer.status === 401 || answer.status === 403) {
    return { outcome: "signed-out" };
  }
  if (answer.status >= 500 || answer.status === 429) {
    return { outcome: "busy" };
  }
  return answer.status === 404
    ? { outcome: "late", step }
    : { outcome: "refused", step, detail: errorIn(await answer.text()) };
};

const sendPhoto = async (step) => {
  const result = isLate(step)
    ? { outcome: "late", step }
    : await tryPhoto(step).catch(() => ({ outcome: "gone" }));
  await (result.step ? forget(step.order) : replace({ ...step, tried: true }));
  return result;
};

// "gone": nobody answered; "signed-out": the session has ended; both stop the sending and keep the
// step. Anything else is the server's word and final.
const sendStep = async (step, token, position) => {
  let answer;
  try {
    answer = await post(step, token, position);
  } catch {
    await replace({ ...step, tried: true });
    return { outcome: "gone" };
  }
  if (answer.ok) {
    await forget(step.order);
    return { outcome: step.uncoded ? "coded" : "sent", step };
  }
  if (answer.status === 401 || answer.status === 403) {
    await replace({ ...step, tried: true });
    return { outcome: "signed-out" };
  }
  if (answer.status >= 500 || answer.status === 429) {
    await replace({ ...step, tried: true });
    return { outcome: "gone" };
  }
  const problem = await problemOf(answer);
  if (slug(problem) === "wrong-code" && step.tried && step.body.code) {
    // Nobody is there any more to compare it with; the step itself still counts.
    const { code, ...body } = step.body;
    const without = { ...step, body, uncoded: true };
    await replace(without);
    return sendStep(without, token, {});
  }
  await forget(step.order);
  return { outcome: "refused", step, detail: problem.detail ?? problem.title ?? "" };
};

// What somebody else left here and never came back for.
const tidy = async (person) => {
  for (const step of await all()) {
    if (!isOf(step, person) && isLate(step)) {
      await forget(step.order);
    }
  }
};

/**
 * Sends what a person kept, in order, one page at a time.
 *
 * @param position where the device is now; only said with a step that was never tried before
 * @returns what became of each step that was tried, in order
 */
export const send = (person, token, position = {}) =>
  navigator.locks.request(NAME, async () => {
    const results = [];
    await tidy(person);
    for (const step of await kept(person)) {
      const result = await (isPhoto(step) ? sendPhoto(step) : sendStep(step, token, position));
      results.push(result);
      if (result.outcome === "gone" || result.outcome === "signed-out") {
        break;
      }
    }
    return results;
  });
