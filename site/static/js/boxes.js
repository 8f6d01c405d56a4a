// Boxes on a picture, by mouse, finger or keyboard. The numbers in the form stay the truth: a box only shows what they say.
const SIDES = ["left", "top", "width", "height"];
const SMALLEST = 1;
const CORNER = 14; // Pixels at the lower right corner of a box in which it is drawn larger or smaller.
const within = (value, least, most) => Math.min(Math.max(value, least), most);
const tenth = (value) => Math.round(value * 10) / 10;

class Row {
  constructor(fieldset, stage, said) {
    Object.assign(this, { fieldset, stage, said });
    this.name = fieldset.querySelector("legend").textContent;
    this.fields = SIDES.map((side) => fieldset.querySelector(`[name$="-${side}"]`));
    this.what = fieldset.querySelector('[name$="-what"]');
    this.box = document.createElement("button");
    this.box.type = "button";
    this.box.className = "boxes__box";
    this.box.setAttribute("aria-describedby", "boxes-keys");
    stage.append(this.box);
    fieldset.addEventListener("input", () => this.show());
    this.box.addEventListener("keydown", (event) => this.press(event));
    this.show();
  }

  get isEmpty() {
    return this.fields.every((field) => field.value === "");
  }

  get place() {
    return this.fields.map((field) => Number(field.value) || 0);
  }

  put(left, top, width, height) {
    const place = [within(left, 0, 100 - SMALLEST), within(top, 0, 100 - SMALLEST)].map(tenth);
    place.push(tenth(within(width, SMALLEST, 100 - place[0])), tenth(within(height, SMALLEST, 100 - place[1])));
    this.fields.forEach((field, at) => { field.value = place[at]; });
    this.show();
  }

  empty() {
    for (const field of this.fields) field.value = "";
    this.show();
  }

  show() {
    this.fieldset.hidden = this.box.hidden = this.isEmpty && !this.fieldset.querySelector(".error-message");
    const [left, top, width, height] = this.place;
    Object.assign(this.box.style, { insetInlineStart: `${left}%`, insetBlockStart: `${top}%`, inlineSize: `${width}%`, blockSize: `${height}%` });
    this.box.classList.toggle("boxes__box--keep", this.what.value === "keep");
    this.box.textContent = this.name.replace(/\D+/g, "");
    const told = this.fields.map((field) => `${field.labels[0].textContent} ${field.value}`).join(", ");
    this.box.setAttribute("aria-label", `${this.name}: ${this.what.selectedOptions[0].textContent}. ${told}`);
    return told;
  }

  press(event) {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (event.key === "Delete" || event.key === "Backspace") {
      this.empty();
      document.querySelector("[data-boxes-add]").focus();
    } else if (step) {
      const [left, top, width, height] = this.place;
      if (event.shiftKey) this.put(left, top, width + step[0], height + step[1]);
      else this.put(within(left + step[0], 0, 100 - width), within(top + step[1], 0, 100 - height), width, height);
      this.said.textContent = this.show();
    } else return;
    event.preventDefault();
  }
}

for (const form of document.querySelectorAll("[data-boxes]")) {
  const stage = form.querySelector("[data-boxes-stage]");
  const said = form.querySelector("[data-boxes-said]");
  const rows = [...form.querySelectorAll("[data-box-row]")].map((fieldset) => new Row(fieldset, stage, said));
  const unused = () => rows.find((row) => row.isEmpty);
  let drag = null;

  const at = (event) => {
    const edge = stage.getBoundingClientRect();
    return [((event.clientX - edge.left) * 100) / edge.width, ((event.clientY - edge.top) * 100) / edge.height];
  };

  stage.addEventListener("pointerdown", (event) => {
    const held = rows.find((row) => row.box === event.target);
    const row = held || unused();
    if (!row) return;
    drag = { row, from: at(event), place: held?.place };
    if (held) {
      const edge = held.box.getBoundingClientRect();
      if (edge.right - event.clientX < CORNER && edge.bottom - event.clientY < CORNER) {
        drag.from = held.place.slice(0, 2);
        drag.place = null;
      }
    }
    stage.setPointerCapture(event.pointerId);
    if (held) held.box.focus();
    event.preventDefault();
  });
  stage.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const [x, y] = at(event).map((value) => within(value, 0, 100));
    const [fromX, fromY] = drag.from;
    if (drag.place) {
      const [left, top, width, height] = drag.place;
      drag.row.put(within(left + x - fromX, 0, 100 - width), within(top + y - fromY, 0, 100 - height), width, height);
    } else {
      drag.row.put(Math.min(x, fromX), Math.min(y, fromY), Math.abs(x - fromX), Math.abs(y - fromY));
    }
  });
  for (const end of ["pointerup", "pointercancel"]) {
    stage.addEventListener(end, () => {
      if (drag && !drag.row.isEmpty) drag.row.box.focus();
      drag = null;
    });
  }
  form.querySelector("[data-boxes-add]").addEventListener("click", () => {
    const row = unused();
    if (!row) return;
    row.put(40, 40, 20, 20);
    row.box.focus();
  });
  form.querySelector("[data-boxes-tools]").hidden = false;
}
