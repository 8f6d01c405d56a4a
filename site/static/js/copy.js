/* Copies the text of a field; without script one selects it by hand. */
const field = document.querySelector("[data-copy-from]");
const button = document.querySelector("[data-copy]");
if (field && button && navigator.clipboard) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(field.value);
    button.parentElement.querySelector("output").textContent = button.dataset.done;
  });
}
