// Turns the panels of the wall screen. It stands still for those who want no motion, while paused
// and while somebody uses the keys; what it shows is refreshed all the same. Old data is called old.
const main = document.querySelector("main.screen");
const holder = document.getElementById("panels");
const map = document.getElementById("board-map");
const pause = document.getElementById("pause");
const stale = document.getElementById("stale");
const every = Number(main.dataset.turnSeconds) * 1000;
const limit = Number(main.dataset.staleSeconds) * 1000;
let at = 0;
let paused = matchMedia("(prefers-reduced-motion: reduce)").matches;
let fresh = Date.now();

const panels = () => [...holder.querySelectorAll("[data-panel]")];

const show = () => {
  const all = panels();
  at = (at + all.length) % all.length;
  all.forEach((panel, number) => { panel.hidden = number !== at; });
  map.classList.toggle("away", !("panelMap" in all[at].dataset));
};

const turn = (by) => {
  at += by;
  show();
};

const setPaused = (wanted) => {
  paused = wanted;
  pause.setAttribute("aria-pressed", String(paused));
};

const full = () => {
  if (document.fullscreenElement) {
    document.exitFullscreen();
  } else {
    document.documentElement.requestFullscreen().catch(() => {});
  }
};

main.classList.add("turning");
document.getElementById("screen-buttons").hidden = false;
setPaused(paused);
show();

document.getElementById("turn").addEventListener("click", () => turn(1));
pause.addEventListener("click", () => setPaused(!paused));
document.getElementById("full").addEventListener("click", full);
document.addEventListener("fullscreenchange", () =>
  main.classList.toggle("full", document.fullscreenElement !== null));
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) {
    return;
  }
  if (event.key === "f" || event.key === "F") {
    full();
  } else if (event.key === "ArrowRight") {
    turn(1);
  } else if (event.key === "ArrowLeft") {
    turn(-1);
  }
});

holder.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) {
    fresh = Date.now();
  }
});
holder.addEventListener("htmx:afterSwap", show);
setInterval(() => {
  if (!paused) {
    turn(1);
  }
}, every);
setInterval(() => { stale.hidden = Date.now() - fresh < limit; }, 1000);
