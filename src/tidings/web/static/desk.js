// The desk by keyboard. Everything works without this file.
"use strict";
(function () {
  const typing = (element) => element.matches("input, select, textarea");
  const doubts = () => Array.from(document.querySelectorAll("[data-doubt]"));

  function move(step) {
    const all = doubts();
    if (!all.length) return;
    const at = all.findIndex((d) => d === document.activeElement || d.contains(document.activeElement));
    const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + step))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  function press(key) {
    const here = key === "u" ? document : document.activeElement.closest("[data-doubt]");
    const button = here && here.querySelector(`[data-key="${key}"]`);
    if (button) button.click();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "/") {
      document.querySelector("[data-search]").focus();
      event.preventDefault();
    } else if (event.key === "j" || event.key === "k") {
      move(event.key === "j" ? 1 : -1);
    } else if (["s", "d", "u"].includes(event.key)) {
      press(event.key);
    }
  });

  const fields = document.querySelector("[data-fields]");
  const value = document.querySelector("[data-value]");
  if (fields && value) {
    const offer = () => { value.placeholder = fields.selectedOptions[0].dataset.now; };
    fields.addEventListener("change", offer);
    offer();
  }

  const waiting = document.querySelector("[data-waiting]");
  let touched = false;
  document.addEventListener("input", () => { touched = true; });

  function applied() {
    if (!touched) return location.reload();
    const again = document.createElement("a");
    again.href = location.href;
    again.textContent = waiting.dataset.again;
    waiting.replaceChildren(waiting.dataset.done + " ", again);
  }

  function look() {
    fetch("/api/v1", { cache: "no-store" })
      .then((answer) => answer.json())
      .then((found) => (found.judgements_waiting ? setTimeout(look, 2000) : applied()))
      .catch(() => setTimeout(look, 10000));
  }
  if (waiting) setTimeout(look, 1000);

  const who = document.querySelector("[data-who]");
  if (who) {
    document.documentElement.classList.add("one-name");
    const copy = () => document.querySelectorAll("[data-name]").forEach((field) => { field.value = who.value; });
    who.addEventListener("input", copy);
    copy();
  }
})();
