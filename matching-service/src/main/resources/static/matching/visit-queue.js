// What a phone keeps for want of a signal: check-ins and check-outs, in the order they happened,
// each with a key of its own, so that sending one twice does no harm.
const NAME = "diandan-visits";
const STEPS = "steps";
const PATIENCE = 12000;

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

/** Everything kept, the oldest first. */
export const kept = () => within("readonly", (steps) => steps.getAll());

/** Keeps one step; a position is never kept. */
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

// "gone": nobody answered; "signed-out": the session has ended; both stop the sending and keep the
// step. Anything else is the server's word and final.
const sendOne = async (step, token, position) => {
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
    return sendOne(without, token, {});
  }
  await forget(step.order);
  return { outcome: "refused", step, detail: problem.detail ?? problem.title ?? "" };
};

/**
 * Sends what is kept, in order, one page at a time.
 *
 * @param position where the device is now; only said with a step that was never tried before
 * @returns what became of each step that was tried, in order
 */
export const send = (token, position = {}) =>
  navigator.locks.request(NAME, async () => {
    const results = [];
    for (const step of await kept()) {
      const result = await sendOne(step, token, position);
      results.push(result);
      if (result.outcome === "gone" || result.outcome === "signed-out") {
        break;
      }
    }
    return results;
  });
