// The desk by keys alone. Without this script every part works by buttons and full pages.
const form = document.getElementById("desk-form");
const saved = document.getElementById("saved");
const csrf = form.elements._csrf.value;
const steps = [
  "phone", "name", "words", "wanted", "place", "address", "day", "part", "consent", "send",
].map((id) => document.getElementById(id));

document.documentElement.classList.add("scripted");

// Saving: what is typed is kept on the server soon after, and before any way out of the page.

const SAVE_AFTER = 350;
let timer = 0;
let dirty = false;
let sending = false;
let saving = Promise.resolve();

const put = (id, part) => {
  const place = document.getElementById(id);
  if (part && place && part.innerHTML !== place.innerHTML && !place.contains(document.activeElement)) {
    place.innerHTML = part.innerHTML;
  }
};

const show = (html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  put("beside", page.getElementById("beside"));
  const suggestions = page.getElementById("suggestions");
  put("suggestions", suggestions);
  dress();
};

const save = async () => {
  clearTimeout(timer);
  if (!dirty || sending) {
    return;
  }
  dirty = false;
  try {
    const answer = await fetch("/desk/draft", {
      method: "POST",
      headers: { "X-CSRF-TOKEN": csrf, Accept: "text/html" },
      body: new URLSearchParams(new FormData(form)),
      keepalive: true,
    });
    if (answer.ok) {
      show(await answer.text());
      saved.textContent = `${saved.dataset.saved} ${new Date().toTimeString().slice(0, 5)}`;
    } else {
      saved.textContent = answer.status === 410 ? saved.dataset.gone : saved.dataset.failed;
    }
  } catch {
    dirty = true;
    saved.textContent = saved.dataset.failed;
  }
};

const saveNow = () => {
  saving = saving.then(save);
  return saving;
};

const changed = (soon = SAVE_AFTER) => {
  dirty = true;
  clearTimeout(timer);
  timer = setTimeout(saveNow, soon);
};

form.addEventListener("input", () => changed());
form.addEventListener("submit", () => {
  sending = true;
  clearTimeout(timer);
});
window.addEventListener("pageshow", () => {
  sending = false;
});
window.addEventListener("pagehide", () => save());

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[href^='/']");
  if (link && dirty && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    await saveNow();
    location.assign(link.href);
  }
});

// What the server offers is chosen by keys, so the Tab key need not stop there.
const dress = () => {
  for (const button of document.querySelectorAll(".desk-choices button")) {
    button.tabIndex = -1;
  }
  const same = document.getElementById("same");
  if (same) {
    same.hidden = false;
  }
};

const focusOn = (element) => {
  element.focus();
  if (element.select) {
    element.select();
  }
};

const next = (from) => {
  const at = steps.indexOf(from);
  if (at >= 0 && at + 1 < steps.length) {
    focusOn(steps[at + 1]);
  }
};

// Completion: one list below each of the two fields that end in a code.

const lists = new Map();

const choose = (field, value, label) => {
  document.getElementById(field.dataset.code).value = value;
  field.value = label;
  close(field);
  changed(0);
  next(field);
};

const close = (field) => {
  const list = lists.get(field);
  list.options = [];
  list.at = -1;
  list.box.hidden = true;
  list.box.replaceChildren();
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
};

const mark = (field, at) => {
  const list = lists.get(field);
  list.at = at;
  [...list.box.children].forEach((option, row) => {
    option.setAttribute("aria-selected", String(row === at));
    if (row === at) {
      field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }
  });
};

const open = (field, options) => {
  const list = lists.get(field);
  close(field);
  list.options = options;
  options.forEach((one, row) => {
    const option = document.createElement("li");
    option.id = `${field.id}-${row}`;
    option.setAttribute("role", "option");
    const key = document.createElement("kbd");
    key.textContent = String(row + 1);
    option.append(key, ` ${one.label}`);
    option.addEventListener("mousedown", (event) => {
      event.preventDefault();
      choose(field, one.value, one.label);
    });
    list.box.append(option);
  });
  list.box.hidden = options.length === 0;
  field.setAttribute("aria-expanded", String(options.length > 0));
  if (options.length > 0) {
    mark(field, 0);
  }
};

const look = async (field) => {
  const typed = field.value.trim();
  const list = lists.get(field);
  list.asked = typed;
  if (typed === "") {
    close(field);
    return;
  }
  const answer = await fetch(`${field.dataset.list}?q=${encodeURIComponent(typed)}`);
  if (answer.ok && list.asked === typed && document.activeElement === field) {
    open(field, await answer.json());
  }
};

// A digit may come before the list it means; it waits for the list.
const pick = async (field, row) => {
  const list = lists.get(field);
  await list.looking;
  const one = list.options[row];
  if (one) {
    choose(field, one.value, one.label);
  }
};

for (const field of form.querySelectorAll("[data-list]")) {
  lists.set(field, {
    box: document.getElementById(`${field.id}-list`), options: [], at: -1, asked: "", looking: null,
  });
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", `${field.id}-list`);
  field.setAttribute("aria-expanded", "false");
  field.addEventListener("input", (event) => {
    document.getElementById(field.dataset.code).value = "";
    if (!event.isComposing) {
      lists.get(field).looking = look(field);
    }
  });
  field.addEventListener("compositionend", () => {
    lists.get(field).looking = look(field);
  });
  field.addEventListener("blur", () => close(field));
}

const suggested = async (row) => {
  await saveNow();
  const button = document.querySelectorAll("#suggestions button")[row];
  if (button) {
    choose(document.getElementById("wanted"), button.value, button.dataset.label);
  }
};

document.getElementById("suggestions").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) {
    event.preventDefault();
    choose(document.getElementById("wanted"), button.value, button.dataset.label);
  }
});

// After the letters of a group a digit goes on with a code: el05.
const isCode = (field) =>
  /^[a-z]{2}[0-9]?$/i.test(field.value) &&
  (field.dataset.groups || "").split(",").includes(field.value.slice(0, 2).toUpperCase());

const onListKey = (event, field) => {
  const list = lists.get(field);
  const digit = /^[1-9]$/.test(event.key) && !isCode(field) ? Number(event.key) - 1 : -1;
  if (digit >= 0 && field.value === "" && field.id === "wanted") {
    event.preventDefault();
    suggested(digit);
  } else if (digit >= 0 && field.value !== "" && document.getElementById(field.dataset.code).value === "") {
    event.preventDefault();
    pick(field, digit);
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const count = list.options.length;
    if (count > 0) {
      mark(field, (list.at + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
    }
  } else if (event.key === "Enter" && list.at >= 0) {
    event.preventDefault();
    const one = list.options[list.at];
    choose(field, one.value, one.label);
  } else if (event.key === "Enter") {
    event.preventDefault();
    next(field);
  } else if (event.key === "Escape" && list.options.length > 0) {
    event.preventDefault();
    close(field);
  }
};

// Quick phrases: "/dh" and a space, or Enter.

const expand = (field) => {
  const before = field.value.slice(0, field.selectionStart);
  const typed = /\/([a-z0-9]{1,8})$/.exec(before);
  if (!typed) {
    return false;
  }
  const phrase = [...document.querySelectorAll("#phrases > div")].find(
    (row) => row.querySelector("kbd").textContent === `/${typed[1]}`,
  );
  if (!phrase) {
    return false;
  }
  field.setRangeText(
    phrase.querySelector("dd").textContent, before.length - typed[0].length, before.length, "end",
  );
  changed();
  return true;
};

// The caller's last order knows name and place.
const same = () => {
  const last = document.getElementById("same");
  if (!last) {
    return;
  }
  for (const [field, value] of [
    ["name", last.dataset.name], ["address", last.dataset.address],
    ["area", last.dataset.area], ["place", last.dataset.place],
  ]) {
    if (document.getElementById(field).value === "") {
      document.getElementById(field).value = value || "";
    }
  }
  changed(0);
  focusOn(document.getElementById("words"));
};

document.getElementById("beside").addEventListener("click", (event) => {
  if (event.target.closest("#same")) {
    same();
  }
});

// Keys

const keys = document.getElementById("keys");
const opener = document.getElementById("keys-open");
opener.hidden = false;
opener.addEventListener("click", () => keys.showModal());

const intoList = (selector) => {
  const links = document.querySelectorAll(`${selector} a`);
  if (links.length > 0) {
    focusOn(links[0]);
  }
};

const ways = {
  F1: () => keys.showModal(),
  F2: () => focusOn(document.getElementById("phone")),
  F4: () => intoList("#queue .desk-kinds"),
  F6: () => intoList("#beside"),
  F7: same,
  F8: () => focusOn(document.getElementById("words")),
  F9: () => focusOn(document.getElementById("place")),
  F10: () => document.getElementById("put-aside").click(),
};

const isTyping = (element) =>
  element.matches("textarea, select, input:not([type=checkbox]):not([type=hidden])");

const move = (event, region) => {
  const links = [...region.querySelectorAll("a, button")].filter((one) => !one.hidden);
  const at = links.indexOf(document.activeElement);
  const to = at + (event.key === "ArrowDown" ? 1 : -1);
  if (links[to]) {
    event.preventDefault();
    links[to].focus();
  }
};

document.addEventListener("keydown", async (event) => {
  const target = event.target;
  if (keys.open || event.isComposing || event.defaultPrevented) {
    return;
  }
  if (event.key === "Enter" && event.ctrlKey) {
    event.preventDefault();
    const open = lists.get(target);
    if (open && open.at >= 0) {
      const one = open.options[open.at];
      choose(target, one.value, one.label);
    }
    form.requestSubmit(document.getElementById("send"));
  } else if (ways[event.key] && !event.altKey && !event.ctrlKey) {
    event.preventDefault();
    ways[event.key]();
  } else if (event.key === "?" && !isTyping(target)) {
    event.preventDefault();
    keys.showModal();
  } else if (lists.has(target)) {
    onListKey(event, target);
  } else if (steps.includes(target) && target.id !== "send") {
    onStepKey(event, target);
  } else if (event.key === "Escape") {
    focusOn(document.getElementById("phone"));
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const region = target.closest("#queue, #beside");
    if (region) {
      move(event, region);
    }
  } else if (/^[1-5]$/.test(event.key) && target.closest("#queue")) {
    document.querySelectorAll(".desk-kinds a")[Number(event.key) - 1].click();
  }
});

const onStepKey = (event, target) => {
  const text = target.matches("textarea, input[type=text]");
  if (event.key === " " && text && expand(target)) {
    event.preventDefault();
  } else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    if (!(text && expand(target))) {
      if (dirty) {
        saveNow();
      }
      next(target);
    }
  }
};

// Timer of the call, and a fresh queue while nobody is in it.

const clock = document.getElementById("call-timer");
setInterval(() => {
  const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(clock.dataset.since)) / 1000));
  clock.textContent =
    seconds < 3600
      ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
      : "";
}, 1000);

setInterval(async () => {
  const queue = document.getElementById("queue");
  const answer = await fetch(`/desk/queue?queue=${queue.dataset.kind}`);
  if (answer.ok && !queue.contains(document.activeElement)) {
    queue.innerHTML = await answer.text();
  }
}, 30_000);

dress();
const wrong = form.querySelector("[aria-invalid='true']");
if (wrong) {
  focusOn(wrong);
} else if (document.activeElement === steps[0]) {
  focusOn(steps[0]);
}
