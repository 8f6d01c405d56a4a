// The place of an initiative on the desk: the postal code gives the municipality, the address gives the point, the map moves it.
// The fields in the form stay the truth: the map only shows what they say.
const WAIT = 400;
const DECIMALS = 5;
const FIELDS = ["street", "postal_code", "municipality", "latitude", "longitude", "precision"];
const pointed = new WeakSet(); // Places whose point somebody put in by hand since the page was opened: no address moves those.
const timers = new WeakMap();
const newest = new WeakMap();

const placeOf = (element) => element.closest("[data-inline-panel-child]:has([data-location])");
const field = (place, name) => place.querySelector(`[name$="-${name}"]`);
const mapOf = (place) => place.querySelector("[data-location-drawing]");
const degrees = (input) => (input.value.trim() ? Number(input.value.trim().replace(",", ".")) : NaN);
const within = (value, most) => Math.min(Math.max(value, 0), most);

function say(place, words) {
  place.querySelector("[data-location-said]").textContent = words;
}

function show(place) {
  const map = mapOf(place);
  if (!map) return;
  const { west, north, across, down, margin } = map.dataset;
  const dot = map.querySelector("[data-location-dot]");
  const x = Number(margin) + (degrees(field(place, "longitude")) - west) * across;
  const y = Number(margin) + (north - degrees(field(place, "latitude"))) * down;
  const known = Number.isFinite(x) && Number.isFinite(y);
  dot.classList.toggle("location__nowhere", !known);
  dot.setAttribute("cx", known ? x : map.viewBox.baseVal.width / 2);
  dot.setAttribute("cy", known ? y : map.viewBox.baseVal.height / 2);
  dot.setAttribute("tabindex", "0");
}

function put(place, x, y) {
  const map = mapOf(place);
  const { west, north, across, down, margin } = map.dataset;
  const { width, height } = map.viewBox.baseVal;
  field(place, "longitude").value = ((within(x, width) - margin) / across + Number(west)).toFixed(DECIMALS);
  field(place, "latitude").value = (north - (within(y, height) - margin) / down).toFixed(DECIMALS);
  field(place, "precision").value = "exact";
  field(place, "latitude").dispatchEvent(new Event("change", { bubbles: true }));
  pointed.add(place);
  show(place);
  say(place, ["latitude", "longitude"].map((name) => `${field(place, name).labels[0]?.textContent.trim() ?? ""} ${field(place, name).value}`).join(", "));
}

function offer(place, answer) {
  const select = field(place, "municipality");
  const [empty] = select.options;
  const options = answer.municipalities.map(({ nis, name }) => new Option(name, nis));
  select.replaceChildren(empty, ...options);
  select.value = answer.municipality ?? "";
}

function take(place, answer) {
  if (field(place, "postal_code").value.trim()) offer(place, answer);
  if (answer.point && !pointed.has(place)) {
    for (const name of ["latitude", "longitude", "precision"]) field(place, name).value = answer.point[name];
  }
  place.querySelector("[data-location-map]").innerHTML = answer.map;
  say(place, answer.said);
  show(place);
}

async function ask(place) {
  const number = (newest.get(place) ?? 0) + 1;
  newest.set(place, number);
  const asked = new URLSearchParams({
    postcode: field(place, "postal_code").value, straat: field(place, "street").value, gemeente: field(place, "municipality").value,
  });
  try {
    const response = await fetch(`${place.querySelector("[data-location]").dataset.find}?${asked}`);
    if (response.ok && number === newest.get(place)) take(place, await response.json());
  } catch {
    // Without a network the address is looked up when it is saved.
  }
}

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => {
    const place = event.target.name && placeOf(event.target);
    const name = place && FIELDS.find((one) => event.target.name.endsWith(`-${one}`));
    if (!name) return;
    if (name === "latitude" || name === "longitude") {
      if (event.isTrusted) pointed.add(place);
      if (event.isTrusted && event.target.value === "") pointed.delete(place);
      show(place);
    } else if (name !== "precision") {
      clearTimeout(timers.get(place));
      timers.set(place, setTimeout(() => ask(place), WAIT));
    }
  });
}

document.addEventListener("click", (event) => {
  const map = event.target.closest("[data-location-drawing]");
  if (!map) return;
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
  put(placeOf(map), at.x, at.y);
  map.querySelector("[data-location-dot]").focus();
});

document.addEventListener("keydown", (event) => {
  const dot = event.target.closest?.("[data-location-dot]");
  const step = dot && { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (!step) return;
  const far = event.shiftKey ? 10 : 1;
  put(placeOf(dot), Number(dot.getAttribute("cx")) + step[0] * far, Number(dot.getAttribute("cy")) + step[1] * far);
  event.preventDefault();
});

for (const place of document.querySelectorAll("[data-inline-panel-child]:has([data-location])")) show(place);
