// Position by GPS or by a tap on a map; the form works without either.
import { loadLeaflet } from "/kit/load-leaflet.js";

const box = document.getElementById("point");
const longitude = box.querySelector("[name=longitude]");
const latitude = box.querySelector("[name=latitude]");
const note = document.getElementById("point-note");
const mapBox = document.getElementById("map");
const clear = document.getElementById("clear-point");
let map;
let marker;

const show = (text) => {
  note.hidden = false;
  note.textContent = text;
};

const told = () => {
  const chosen = longitude.value !== "" && latitude.value !== "";
  clear.hidden = !chosen;
  show(chosen ? `${box.dataset.set} (${latitude.value}, ${longitude.value})` : box.dataset.none);
};

const choose = (lat, lng) => {
  latitude.value = lat.toFixed(5);
  longitude.value = lng.toFixed(5);
  if (marker) {
    marker.setLatLng([lat, lng]);
  }
  told();
};

const countyOutline = async () => {
  const county = document.getElementById("county").value;
  if (county === "") {
    return null;
  }
  const answer = await fetch(`/api/areas/${county}/outline`);
  return answer.ok ? answer.json() : null;
};

const openMap = async () => {
  const L = await loadLeaflet();
  mapBox.hidden = false;
  if (!map) {
    map = L.map(mapBox, { attributionControl: false }).setView([27.11, 114.99], 11);
    map.on("click", (event) => place(L, event.latlng));
  }
  const outline = await countyOutline();
  if (outline) {
    const layer = L.geoJSON(outline, { style: { color: "#b3261e", weight: 2, fillOpacity: 0.06 } });
    layer.addTo(map);
    map.fitBounds(layer.getBounds());
  }
  if (latitude.value !== "") {
    const at = L.latLng(Number(latitude.value), Number(longitude.value));
    place(L, at);
    map.setView(at, 15);
  }
  mapBox.scrollIntoView({ block: "nearest" });
};

const place = (L, at) => {
  if (!marker) {
    marker = L.marker(at, { draggable: true, keyboard: true }).addTo(map);
    marker.on("dragend", () => choose(marker.getLatLng().lat, marker.getLatLng().lng));
  }
  choose(at.lat, at.lng);
};

document.getElementById("point-buttons").hidden = false;
told();
document.getElementById("show-map").addEventListener("click", openMap);
clear.addEventListener("click", () => {
  longitude.value = "";
  latitude.value = "";
  if (marker) {
    marker.remove();
    marker = undefined;
  }
  told();
});
document.getElementById("gps").addEventListener("click", () => {
  navigator.geolocation.getCurrentPosition(
    (position) => choose(position.coords.latitude, position.coords.longitude),
    () => show(box.dataset.failed),
    { enableHighAccuracy: true, timeout: 10000 },
  );
});
