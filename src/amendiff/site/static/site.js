"use strict";
// What nothing needs: the views and boxes of a dossier in the address, buttons that copy, keys.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const form = document.querySelector("form.controls");
  if (form) mirror(form);
  for (const button of all("button.copy")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button, document.getElementById(button.dataset.from)));
  }
  const keys = document.querySelector(".keys");
  if (keys && form) shortcuts(keys, form);

  // The views, the boxes and the step, so that what is seen can be shared.
  function mirror(form) {
    const boxes = all("input[name=on]", form), views = all("input[name=view]", form), reads = all("input[name=read]", form);
    const chosen = () => boxes.filter((box) => box.checked).map((box) => encodeURIComponent(box.value)).join("+");
    const checked = (radios) => (radios.find((one) => one.checked) || radios[0]).value;
    const plain = (value) => { try { return decodeURIComponent(value); } catch { return value; } };
    const choose = (radios, value) => {
      const found = radios.find((one) => one.value === value);
      if (found) found.checked = true;
    };
    const first = { on: chosen(), view: checked(views) };
    for (const part of location.search.slice(1).split("&")) {
      const [name, value = ""] = part.split("=");
      if (name === "on") {
        const names = value.split("+").map(plain);
        for (const box of boxes) box.checked = names.includes(box.value);
      }
      if (name === "view") choose(views, plain(value));
      if (name === "read") choose(reads, plain(value));
    }
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => {
      const parts = [], step = checked(reads);
      if (step) parts.push("read=" + encodeURIComponent(step));
      else if (chosen() !== first.on) parts.push("on=" + chosen());
      if (checked(views) !== first.view) parts.push("view=" + checked(views));
      const address = location.pathname + (parts.length ? "?" + parts.join("&") : "") + location.hash;
      try { history.replaceState(null, "", address); } catch { /* a page opened from a folder keeps its address */ }
    });
  }

  // The words are selected too, so that they can be copied by hand where the browser does not let us.
  async function copy(button, from) {
    const range = document.createRange(), says = button.textContent;
    range.selectNodeContents(from);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    try {
      await navigator.clipboard.writeText(from.textContent);
      button.textContent = button.dataset.done;
    } catch { button.textContent = button.dataset.or; }
    setTimeout(() => { button.textContent = says; }, 2000);
  }

  // 1 to 5 choose a view, n and p go from change to change; switched off where the reader says so.
  function shortcuts(keys, form) {
    const box = keys.querySelector("input"), name = "amendiff-keys";
    const stored = (value) => {
      try { return value ? localStorage.setItem(name, value) : localStorage.getItem(name); } catch { return null; }
    };
    keys.hidden = false;
    box.checked = stored() !== "off";
    box.addEventListener("change", () => stored(box.checked ? "on" : "off"));
    let at = -1;
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest && event.target.closest("textarea, select, input:not([type=radio], [type=checkbox])");
      if (!box.checked || typing || event.ctrlKey || event.altKey || event.metaKey) return;
      const view = all("input[name=view]", form)[Number(event.key) - 1];
      const step = { n: 1, p: -1 }[event.key];
      if (view) view.click();
      if (step) {
        const marks = all(".overlay :is(ins, del) > .credit:first-child").filter((one) => one.checkVisibility());
        at = (at + step + marks.length) % (marks.length || 1);
        if (marks[at]) marks[at].focus();
      }
      if (view || step) event.preventDefault();
    });
  }
})();
