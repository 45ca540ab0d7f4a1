// 大字 stays large without a network, and the page the reader wanted is tried again.
if (document.cookie.split("; ").includes("size=large")) {
  document.documentElement.classList.add("large");
}
const again = document.querySelector("a.button");
if (location.pathname !== "/offline") {
  again.href = location.href;
}
window.addEventListener("online", () => location.reload());
