// Folds the menu away on a phone, and closes what is open with Escape or a touch elsewhere.
const button = document.querySelector("[data-menu-button]");
const menu = document.querySelector("[data-menu]");

function show(open) {
  button.setAttribute("aria-expanded", String(open));
  menu.toggleAttribute("data-open", open);
}

if (button && menu) {
  button.hidden = false;
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
}

function close(except, giveFocusBack) {
  for (const details of document.querySelectorAll("details[data-popup][open]")) {
    if (details.contains(except)) continue;
    details.open = false;
    if (giveFocusBack) details.querySelector("summary").focus();
  }
}

document.addEventListener("click", (event) => close(event.target, false));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  close(null, true);
  if (button?.getAttribute("aria-expanded") === "true") {
    show(false);
    button.focus();
  }
});
