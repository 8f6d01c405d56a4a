// Shows the dates a form means while somebody fills it in, and gives one more date field when the last one is used.
const form = document.querySelector("[data-activity-form]");
const preview = form?.querySelector("[data-preview]");
let timer = 0;
let newest = 0;

async function refresh() {
  const number = ++newest;
  const answers = new FormData(form);
  answers.delete("picture");
  try {
    const response = await fetch(form.dataset.previewUrl, { method: "POST", body: answers });
    const text = response.ok ? await response.text() : "";
    if (number === newest && text) preview.innerHTML = text;
  } catch {
    // Without a network the button below still works once it is back.
  }
}

if (form && preview) {
  form.querySelector("[data-show-dates]").hidden = true;
  const when = form.querySelector(".step--when");
  for (const kind of ["input", "change"]) {
    when.addEventListener(kind, (event) => {
      clearTimeout(timer);
      timer = setTimeout(refresh, 300);
      const days = event.target.closest("[data-days]");
      if (days && event.target === days.lastElementChild && event.target.value) {
        const more = event.target.cloneNode();
        more.value = "";
        more.removeAttribute("id");
        days.append(more);
      }
    });
  }
}
