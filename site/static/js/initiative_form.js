// Another place without asking the server: a copy of the last one, empty, with the next number.
const form = document.querySelector("[data-initiative-form]");
const places = form?.querySelector("[data-places]");
const button = form?.querySelector("[data-another-place]");

function emptyCopy(last, number) {
  const copy = last.cloneNode(true);
  const before = `plaats-${number - 1}`;
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    for (const name of ["id", "name", "for", "aria-describedby"]) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.replaceAll(before, `plaats-${number}`));
    }
    if (element.matches("input")) element.value = "";
    if (element.matches(".field__error, .field:has(select)")) element.remove();
    element.classList.remove("field--wrong");
  }
  copy.querySelector("legend > *").textContent = copy.querySelector("legend").textContent.replace(/\d+/, number);
  return copy;
}

button?.addEventListener("click", (event) => {
  event.preventDefault();
  const number = places.children.length + 1;
  const copy = emptyCopy(places.lastElementChild, number);
  places.append(copy);
  copy.querySelector("input").focus();
  button.hidden = number >= Number(places.dataset.most);
});
