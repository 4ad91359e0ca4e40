"use strict";
// Mirrors the views and boxes of a dossier into the address, so that it can be shared. Nothing needs it.
(() => {
  const form = document.querySelector("form.controls");
  if (!form) return;
  const boxes = [...form.querySelectorAll("input[name=on]")];
  const views = [...form.querySelectorAll("input[name=view]")];
  const reads = [...form.querySelectorAll("input[name=read]")];
  const first = { on: chosen(), view: view() };

  function chosen() {
    return boxes.filter((box) => box.checked).map((box) => encodeURIComponent(box.value)).join("+");
  }
  function view() {
    const found = views.find((one) => one.checked);
    return found ? found.value : "changes";
  }
  function plain(value) {
    try { return decodeURIComponent(value); } catch { return value; }
  }
  function read() {
    const asked = location.search.slice(1).split("&").map((part) => part.split("="));
    for (const [name, value = ""] of asked) {
      if (name === "on") {
        const names = value.split("+").map(plain);
        for (const box of boxes) box.checked = names.includes(box.value);
      }
      if (name === "view") for (const one of views) one.checked = one.value === value;
      if (name === "read") for (const one of reads) one.checked = one.value === plain(value);
    }
    if (!views.some((one) => one.checked)) views.find((one) => one.value === "changes").checked = true;
    if (!reads.some((one) => one.checked)) reads.find((one) => !one.value).checked = true;
  }
  function write() {
    const parts = [];
    const step = reads.find((one) => one.checked && one.value);
    if (step) parts.push("read=" + encodeURIComponent(step.value));
    else if (chosen() !== first.on) parts.push("on=" + chosen());
    if (view() !== first.view) parts.push("view=" + view());
    const address = location.pathname + (parts.length ? "?" + parts.join("&") : "") + location.hash;
    try { history.replaceState(null, "", address); } catch { /* a page opened from a folder keeps its address */ }
  }
  read();
  form.addEventListener("change", write);
  form.addEventListener("submit", (event) => event.preventDefault());
})();
