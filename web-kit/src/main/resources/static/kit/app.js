// Small comforts on top of pages that work without any script.
"use strict";

// What stays the same is kept for the next visit, and without a network one page still opens.
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/sw.js").catch(() => {});
}

// The error summary is what a reader needs first after a failed submit.
document.addEventListener("DOMContentLoaded", () => {
  const problems = document.getElementById("problems");
  if (problems) {
    problems.focus();
  }
});

// A second tap on a slow connection must not send a form twice.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.hasAttribute("hx-post")) {
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "true";
});

// Coming back by the back button, the form may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
  }
});

// <time data-until="2026-11-23T10:00:00Z" data-over="…"> counts down to its moment; live lists
// bring new ones, so they are looked up every second.
const twoDigits = (number) => String(number).padStart(2, "0");

setInterval(() => {
  for (const clock of document.querySelectorAll("[data-until]")) {
    const left = Math.floor((Date.parse(clock.dataset.until) - Date.now()) / 1000);
    const minutes = Math.floor(left / 60) % 60;
    const hours = Math.floor(left / 3600);
    const shown = hours > 0 ? `${hours}:${twoDigits(minutes)}` : String(minutes);
    clock.textContent = left < 0 ? clock.dataset.over : `${shown}:${twoDigits(left % 60)}`;
  }
}, 1000);
