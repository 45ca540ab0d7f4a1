// A small picture of the places a page lists: a table row with data-on-map="team" is a dot with its
// label, the hidden figure with data-on-map="need" is a square. It needs no tiles, and nothing is
// lost without it.
import { loadLeaflet } from "/kit/load-leaflet.js";

const figure = document.getElementById("map-figure");
const box = document.getElementById("map");

const at = (element) => [Number(element.dataset.latitude), Number(element.dataset.longitude)];

const STILL = {
  attributionControl: false,
  zoomControl: false,
  dragging: false,
  touchZoom: false,
  scrollWheelZoom: false,
  doubleClickZoom: false,
  boxZoom: false,
  keyboard: false,
  zoomAnimation: false,
  fadeAnimation: false,
};

const draw = (L) => {
  figure.hidden = false;
  const need = at(figure);
  const teams = [...document.querySelectorAll('[data-on-map="team"][data-latitude]')];
  const map = L.map(box, STILL);
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  map.fitBounds([need, ...teams.map(at)], {
    // Labels stand above their dots.
    paddingTopLeft: [2 * rem, 4 * rem],
    paddingBottomRight: [2 * rem, 2 * rem],
    maxZoom: 15,
  });
  const colour = getComputedStyle(box).getPropertyValue("--accent");
  const muted = getComputedStyle(box).getPropertyValue("--muted");
  for (const [rank, team] of teams.entries()) {
    const chosen = rank === 0 && team.dataset.label === "1";
    const paint = chosen ? { color: colour, weight: 4 } : { color: muted, weight: 2 };
    L.polyline([need, at(team)], { ...paint, dashArray: chosen ? null : "4 6", interactive: false })
      .addTo(map);
    L.circleMarker(at(team), { ...paint, radius: 8, fillOpacity: 1, interactive: false })
      .bindTooltip(team.dataset.label, { permanent: true, direction: "top", offset: [0, -8] })
      .addTo(map);
  }
  const middle = map.latLngToLayerPoint(need);
  const corners = [[-9, -9], [9, 9]].map(([x, y]) => map.layerPointToLatLng(middle.add([x, y])));
  L.rectangle(corners, { color: colour, weight: 4, fillOpacity: 0.2, interactive: false })
    .addTo(map);
};

loadLeaflet().then(draw, () => {});
