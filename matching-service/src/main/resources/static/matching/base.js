// Where a team is at home: by GPS or by a tap on a map. The fields with degrees stay, for whoever
// has no script or no pointer.
import { loadLeaflet } from "/kit/load-leaflet.js";

const box = document.getElementById("base");
const longitude = document.getElementById("longitude");
const latitude = document.getElementById("latitude");
const note = document.getElementById("base-note");
const mapBox = document.getElementById("base-map");
const clear = document.getElementById("base-clear");
const WHOLE_COUNTY = 6;
let map;
let dot;

const say = (text) => {
  note.hidden = false;
  note.textContent = text;
};

const told = () => {
  const chosen = longitude.value !== "" && latitude.value !== "";
  clear.hidden = !chosen;
  say(chosen ? `${box.dataset.set} (${latitude.value}, ${longitude.value})` : box.dataset.none);
};

const show = () => {
  if (!map) {
    return;
  }
  dot?.remove();
  dot = undefined;
  if (longitude.value !== "" && latitude.value !== "") {
    const at = [Number(latitude.value), Number(longitude.value)];
    const colour = getComputedStyle(mapBox).getPropertyValue("--accent");
    dot = window.L.circleMarker(at, { radius: 10, color: colour, fillOpacity: 0.6 }).addTo(map);
  }
};

const choose = (lat, lng) => {
  latitude.value = lat.toFixed(4);
  longitude.value = lng.toFixed(4);
  told();
  show();
};

const outline = async () => {
  const county = box.dataset.area.slice(0, WHOLE_COUNTY);
  const answer = await fetch(`/api/areas/${county}/outline`);
  return answer.ok ? answer.json() : null;
};

const openMap = async () => {
  if (map) {
    return;
  }
  const L = await loadLeaflet();
  mapBox.hidden = false;
  map = L.map(mapBox, { attributionControl: false }).setView([27.11, 114.99], 9);
  map.on("click", (event) => choose(event.latlng.lat, event.latlng.lng));
  const edge = await outline();
  if (edge) {
    const colour = getComputedStyle(mapBox).getPropertyValue("--accent");
    const style = { color: colour, weight: 2, fillOpacity: 0.06, interactive: false };
    map.fitBounds(L.geoJSON(edge, { style }).addTo(map).getBounds());
  }
  show();
};

document.getElementById("base-buttons").hidden = false;
told();
document.getElementById("base-show").addEventListener("click", openMap);
clear.addEventListener("click", () => {
  longitude.value = "";
  latitude.value = "";
  told();
  show();
});
document.getElementById("base-here").addEventListener("click", () => {
  navigator.geolocation.getCurrentPosition(
    (position) => choose(position.coords.latitude, position.coords.longitude),
    () => say(box.dataset.failed),
    { enableHighAccuracy: true, timeout: 10000 },
  );
});
for (const field of [longitude, latitude]) {
  field.addEventListener("change", () => {
    told();
    show();
  });
}
