// One key for each thing on a page of the desk: data-key names it, and it works unless somebody types.
const isTyping = (element) =>
  element.matches("textarea, select, input:not([type=checkbox]):not([type=radio])");

const firstField = (box) => box.querySelector("input:not([type=hidden]), select, textarea");

const use = (element) => {
  if (element.matches("details")) {
    element.open = true;
    firstField(element)?.focus();
  } else if (element.matches("input[type=radio]")) {
    element.checked = true;
    (document.getElementById(element.dataset.then || "") || element).focus();
  } else {
    element.click();
  }
};

document.addEventListener("keydown", (event) => {
  const target = event.target;
  if (event.isComposing || event.altKey || event.metaKey) {
    return;
  }
  if (event.ctrlKey) {
    const form = target.closest("main form") || document.querySelector("main form:has(#send)");
    if (event.key === "Enter" && form) {
      event.preventDefault();
      form.requestSubmit();
    }
    return;
  }
  if (isTyping(target)) {
    if (event.key === "Escape") {
      target.blur();
    }
    return;
  }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const element = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (element) {
    event.preventDefault();
    use(element);
  }
});

// Who is still on the page still holds the call-back.
const main = document.querySelector("main[data-lease]");
if (main) {
  const csrf = main.querySelector("[name=_csrf]").value;
  setInterval(async () => {
    const answer = await fetch(main.dataset.lease, {
      method: "POST",
      headers: { "X-CSRF-TOKEN": csrf },
    });
    if (answer.status === 409) {
      document.getElementById("lost").textContent = main.dataset.lost;
    }
  }, 180_000);
}
