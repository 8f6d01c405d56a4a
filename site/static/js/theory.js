// The tree of a theory of change on the desk: what was folded stays folded while this tab is open. Without this all is open.
const desk = document.querySelector("[data-theory]");
const key = `theory-${desk.dataset.theory}`;

// A browser that keeps nothing for us still folds; it only forgets.
function read() {
  try {
    return new Set(JSON.parse(sessionStorage.getItem(key) ?? "[]"));
  } catch {
    return new Set();
  }
}

function keep(closed) {
  try {
    sessionStorage.setItem(key, JSON.stringify([...closed]));
  } catch {
    // Nothing is lost but the folding.
  }
}

const closed = read();
const folds = [...desk.querySelectorAll("[data-fold]")];
// Where somebody comes back to must be seen: what it stands in opens.
const target = location.hash.startsWith("#node-") ? document.getElementById(location.hash.slice(1)) : null;

for (const fold of folds) {
  fold.open = !closed.has(fold.dataset.fold) || (target !== null && fold.contains(target) && fold !== target);
  fold.addEventListener("toggle", () => {
    if (fold.open) closed.delete(fold.dataset.fold);
    else closed.add(fold.dataset.fold);
    keep(closed);
  });
}
target?.scrollIntoView({ block: "center" });
target?.focus({ preventScroll: true });
