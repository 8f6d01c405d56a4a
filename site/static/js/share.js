// The device's own share sheet where there is one, and copying the link. Nothing is sent anywhere.
for (const box of document.querySelectorAll("[data-share]")) {
  const { url, title } = box.dataset;
  const share = box.querySelector("[data-share-sheet]");
  const copy = box.querySelector("[data-copy-link]");
  const said = box.querySelector("output");

  if (share && navigator.share) {
    share.hidden = false;
    share.addEventListener("click", () => navigator.share({ title, url }).catch(() => {}));
  }
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(url);
      said.textContent = copy.dataset.done;
      setTimeout(() => { said.textContent = ""; }, 6000);
    });
  }
}
