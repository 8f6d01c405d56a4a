/* Copies the text of a field; without script one selects it by hand. */
for (const button of document.querySelectorAll("[data-copy]")) {
  const box = button.closest("[data-copy-box]");
  const field = box.querySelector("[data-copy-from]");
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(field.value);
    box.querySelector("output").textContent = button.dataset.done;
  });
}
