// Makes photos small before they are sent; without scripts the server does it.
const LONGEST_SIDE = 1600;
const form = document.getElementById("photo-form");

const shrunk = async (file) => {
  const image = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
  return blob && blob.size < file.size
    ? new File([blob], "photo.jpg", { type: "image/jpeg" })
    : file;
};

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
