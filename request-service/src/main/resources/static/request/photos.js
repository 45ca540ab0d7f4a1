// Makes photos small before they are sent; without scripts the server does it.
import { shrunk } from "./shrink.js";

const form = document.getElementById("photo-form");

if (form) {
  const input = document.getElementById("photos");
  const note = document.getElementById("photo-note");
  document.getElementById("photo-send").hidden = true;
  input.addEventListener("change", async () => {
    if (input.files.length === 0) {
      return;
    }
    note.textContent = form.dataset.working;
    const small = new DataTransfer();
    for (const file of input.files) {
      // A file no browser can draw goes as it is; the server says what is wrong with it.
      small.items.add(await shrunk(file).catch(() => file));
    }
    input.files = small.files;
    form.requestSubmit();
  });
}
