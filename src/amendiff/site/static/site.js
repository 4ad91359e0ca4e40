"use strict";
// What nothing needs: the views and boxes of a dossier in the address, cards that come of themselves, buttons that
// copy, keys.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const form = document.querySelector("form.controls");
  if (form) mirror(form);
  if (form) cards();
  const on = document.querySelector("a.on");
  if (on) follow(new URL(on.href));
  for (const button of all("button.copy")) {
    button.addEventListener("click", () => copy(button, document.getElementById(button.dataset.from)));
  }
  const keys = document.querySelector(".keys");
  if (keys && form) shortcuts(keys, form);

  // Of a page that moved: what the address says beside the page goes along.
  function follow(to) {
    to.search = to.search || location.search;
    to.hash = to.hash || location.hash;
    location.replace(to);
  }

  // The views, the boxes and the step, so that what is seen can be shared.
  function mirror(form) {
    const boxes = all("input[name=on]", form), views = all("input[name=view]", form), reads = all("input[name=read]", form);
    const chosen = () => boxes.filter((box) => box.checked).map((box) => encodeURIComponent(box.value)).join("+");
    const checked = (radios) => (radios.find((one) => one.checked) || radios[0]).value;
    const plain = (value) => { try { return decodeURIComponent(value); } catch { return value; } };
    const now = (name) => { // of an amendment that was renamed
      const known = name.replace(/[^A-Za-z0-9._-]/g, "-"), was = (box) => (box.dataset.was || "").split(" ").includes(known);
      return (boxes.find((box) => box.value === name) || (known && boxes.find(was)) || { value: name }).value;
    };
    const choose = (radios, value) => {
      const found = radios.find((one) => one.value === value);
      if (found) found.checked = true;
    };
    const first = { on: chosen(), view: checked(views), read: checked(reads) };
    for (const part of location.search.slice(1).split("&")) {
      const [name, value = ""] = part.split("=");
      if (name === "on") {
        const names = value.split("+").map(plain).map(now);
        for (const box of boxes) box.checked = names.includes(box.value);
        choose(reads, "");
      }
      if (name === "view") choose(views, plain(value));
      if (name === "read") choose(reads, plain(value).replace(/^(only:)?(.*)$/s, (_, only = "", rest) => only + now(rest)));
    }
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => {
      const parts = [], step = checked(reads);
      if (step && step !== first.read) parts.push("read=" + encodeURIComponent(step));
      if (!step && (first.read || chosen() !== first.on)) parts.push("on=" + chosen());
      if (checked(views) !== first.view) parts.push("view=" + checked(views));
      const address = location.pathname + (parts.length ? "?" + parts.join("&") : "") + location.hash;
      try { history.replaceState(null, "", address); } catch { /* a page opened from a folder keeps its address */ }
    });
  }

  // A card comes where the pointer rests on a change, where a key reaches its letter, or where its words are tapped.
  // It goes when pointer or focus leave both; Escape closes it until the pointer has been elsewhere.
  function cards() {
    let timer = 0, rested = null, refused = null, focused = null, closing = false;
    for (const one of all("[interestfor]")) one.removeAttribute("interestfor"); // the browser's own knows the letter only
    const later = (act, wait) => { clearTimeout(timer); timer = setTimeout(act, wait); };
    const card = (letter) => document.getElementById(letter.getAttribute("popovertarget"));
    const open = (one) => Boolean(one) && one.matches(":popover-open");
    const marked = (place) => {
      const mark = place.closest && place.closest(".overlay [data-by]");
      const letter = mark && (place.closest(".credit") || all(":scope > .credit", mark).find((one) => one.checkVisibility()));
      return letter ? { mark, letter } : null;
    };
    const show = (letter, source) => {
      const one = card(letter);
      if (one && !open(one)) one.showPopover({ source });
      return one;
    };
    document.addEventListener("pointermove", (event) => {
      if (event.pointerType === "touch") return;
      const found = marked(event.target), kept = rested && rested.contains(event.target);
      if (refused && found && found.mark === refused) return;
      if (!kept) refused = null;
      clearTimeout(timer);
      if (found && !(open(rested) && rested === card(found.letter))) {
        later(() => { if (!open(card(found.letter))) rested = show(found.letter, found.mark); }, 350);
      } else if (!found && !kept && open(rested)) later(() => rested.hidePopover(), 350);
    });
    document.addEventListener("click", (event) => {
      const found = !event.target.closest("a") && getSelection().isCollapsed && marked(event.target);
      if (!found) return;
      show(found.letter, found.mark);
      rested = null; // what was asked for stays
    });
    document.addEventListener("focusin", ({ target }) => {
      if (closing) return;
      if (target.matches(".credit:focus-visible")) focused = show(target, target);
      else if (open(focused) && !focused.contains(target)) focused.hidePopover();
    });
    // Also what closes by itself: the focus that goes back to the letter must not open it again.
    document.addEventListener("beforetoggle", (event) => {
      if (event.newState !== "closed") return;
      closing = true;
      clearTimeout(timer);
      setTimeout(() => { closing = false; });
      if (event.target === rested) rested = null;
      if (event.target === focused) focused = null;
    }, true);
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      clearTimeout(timer);
      const under = document.querySelector(".overlay [data-by]:hover");
      refused = under && all("[data-by]:hover", under).pop() || under;
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
        at = marks.includes(document.activeElement) ? marks.indexOf(document.activeElement) : at;
        at = (at + step + marks.length) % (marks.length || 1);
        if (marks[at]) marks[at].focus();
      }
      if (view || step) event.preventDefault();
    });
  }
})();
