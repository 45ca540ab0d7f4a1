// Brings the map library when a page has something to draw. Its link names the library and nothing
// else: the flag beside it by default has no place on the pages of an office.
let asked;

export const loadLeaflet = () => {
  asked ??= new Promise((done, failed) => {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/kit/leaflet/leaflet.css";
    const script = document.createElement("script");
    script.src = "/kit/leaflet/leaflet.js";
    style.onload = () => document.head.append(script);
    style.onerror = failed;
    script.onload = () => {
      window.L.Icon.Default.imagePath = "/kit/leaflet/images/";
      window.L.Control.Attribution.prototype.options.prefix =
        '<a href="https://leafletjs.com">Leaflet</a>';
      done(window.L);
    };
    script.onerror = failed;
    document.head.append(style);
  });
  return asked;
};
