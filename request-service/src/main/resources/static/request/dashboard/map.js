// Towns as dots on the outlines of their counties, from the table #towns: a full dot where something
// is overdue, a dashed ring where something is open, a thin ring where all is done. Tiles lie below
// when an address of them is configured; the map needs none, and nothing is lost without it.
import { loadLeaflet } from "/kit/load-leaflet.js";

const box = document.getElementById("board-map");
let map;
let dots;
let bounds;

// A map that was hidden, as on the wall, has no size to fit anything into.
const fit = () => {
  if (bounds && box.clientWidth > 0) {
    map.fitBounds(bounds, { animate: false, maxZoom: 12 });
  }
};

const colour = (name) => getComputedStyle(box).getPropertyValue(name).trim();

const towns = () => [...document.querySelectorAll("#towns tr[data-latitude]")].map((row) => {
  const [open, overdue, rate] = [...row.cells].slice(1);
  return {
    name: row.cells[0].innerText.trim(),
    at: [Number(row.dataset.latitude), Number(row.dataset.longitude)],
    open: Number(open.dataset.number ?? 0),
    overdue: Number(overdue.dataset.number ?? 0),
    resolved: Number(rate.dataset.part ?? 0),
    heads: [...document.querySelectorAll("#towns thead th")].slice(1).map((head) => head.innerText),
    cells: [open, overdue, rate].map((cell) => cell.innerText.replace(/\s+/g, " ").trim()),
  };
});

const paint = (town) => {
  if (town.overdue > 0) {
    return { color: colour("--danger"), fillOpacity: 0.9, weight: 3 };
  }
  return town.open > 0
    ? { color: colour("--warning"), fillOpacity: 0.1, weight: 4, dashArray: "5 4" }
    : { color: colour("--success"), fillOpacity: 0.1, weight: 2 };
};

const told = (town) => {
  const text = document.createElement("span");
  text.textContent = `${town.name}：${town.heads.map((head, at) => `${head} ${town.cells[at]}`).join("，")}`;
  return text;
};

// The towns of more than a county come after the page.
const place = (L) => {
  const all = towns();
  if (!bounds && all.length > 0) {
    bounds = L.latLngBounds(all.map((town) => town.at));
    fit();
  }
  dots?.remove();
  dots = L.layerGroup(all.map((town) =>
    L.circleMarker(town.at, {
      ...paint(town),
      radius: 6 + Math.min(14, Math.sqrt(town.open + town.resolved)),
    }).bindTooltip(told(town)))).addTo(map);
};

const outline = async (L) => {
  const answer = await fetch(box.dataset.outlines);
  if (!answer.ok) {
    return;
  }
  const layer = L.geoJSON(await answer.json(), {
    style: { color: colour("--muted"), weight: 2, fillOpacity: 0.05 },
    interactive: false,
  }).addTo(map);
  if (layer.getLayers().length > 0) {
    bounds = layer.getBounds();
    fit();
  }
};

const draw = async (L) => {
  box.hidden = false;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  map = L.map(box, {
    attributionControl: Boolean(box.dataset.attribution),
    scrollWheelZoom: false,
    zoomControl: false,
    keyboard: false,
    zoomAnimation: !still,
    fadeAnimation: !still,
    zoomSnap: 0.25,
  }).setView([27.1, 115], 8);
  if (box.dataset.tiles) {
    L.tileLayer(box.dataset.tiles, {
      attribution: box.dataset.attribution,
      maxZoom: Number(box.dataset.deepest),
    }).addTo(map);
  }
  await outline(L);
  place(L);
  document.body.addEventListener("htmx:afterSettle", () => place(L));
  new ResizeObserver(() => {
    map.invalidateSize({ animate: false });
    fit();
  }).observe(box);
};

if (box) {
  loadLeaflet().then(draw, () => {});
}
