// The private link in full, and a button that copies it.
const link = document.getElementById("private-link");
const button = document.getElementById("copy-link");
link.textContent = link.href;
if (navigator.clipboard) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(link.href);
    button.textContent = button.dataset.copied;
  });
}
