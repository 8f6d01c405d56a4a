// Reads the story aloud with the device's own voice. The button stays hidden when there is none
// for this language, and when the only one would send the text to another machine.
const button = document.querySelector("[data-listen]");
const speech = window.speechSynthesis;
const PIECES = "h1, h2, h3, h4, p, li, blockquote, figcaption";
let label = "";

function voiceFor(language) {
  const wanted = language.toLowerCase().split("-")[0];
  return speech.getVoices().find(({ lang, localService }) => localService && lang.toLowerCase().split(/[-_]/)[0] === wanted);
}

// A notice may fall back to Dutch inside an Arabic page: the voice follows the text, not the page.
const languageOf = (part) => part.closest("[lang]").lang;
const shownParts = () =>
  [...document.querySelectorAll("[data-read-aloud]")].filter((part) => part.checkVisibility?.() ?? part.offsetParent);

function offer() {
  const parts = shownParts();
  button.hidden = !parts.length || !parts.every((part) => voiceFor(languageOf(part)));
}

function stop() {
  speech.cancel();
  button.textContent = label;
  button.setAttribute("aria-pressed", "false");
}

// A piece at a time: some browsers fall silent in the middle of a long text.
function start() {
  const pieces = shownParts().flatMap((part) => [...part.querySelectorAll(PIECES)]).filter((piece) => !piece.querySelector(PIECES));
  pieces.forEach((piece, index) => {
    const voice = voiceFor(languageOf(piece));
    if (!voice) return;
    const words = new SpeechSynthesisUtterance(piece.textContent);
    Object.assign(words, { voice, lang: voice.lang, rate: 0.9 });
    if (index === pieces.length - 1) words.addEventListener("end", stop);
    speech.speak(words);
  });
  button.textContent = button.dataset.stop;
  button.setAttribute("aria-pressed", "true");
}

if (button && speech) {
  label = button.textContent;
  offer();
  speech.addEventListener?.("voiceschanged", offer);
  button.addEventListener("click", () => (button.getAttribute("aria-pressed") === "true" ? stop() : start()));
  addEventListener("pagehide", () => speech.cancel());
  addEventListener("hashchange", stop);
}
