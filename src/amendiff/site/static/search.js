"use strict";
// The search page: words and filters in, a list of pages out; both stand in the address, so that a search can be shared.
// The index is Pagefind's, and is loaded when it is needed.
(async () => {
  const here = document.currentScript.src;
  const form = document.querySelector("form.find"), words = document.getElementById("words");
  const status = form.querySelector("[role=status]"), list = form.querySelector("ol");
  const said = form.dataset, put = (words, number) => words.replace("#", number);
  let index, asked = 0, typing = false;
  try {
    index = await import(new URL("../pagefind/pagefind.js", here));
    await index.init();
    choices(await index.filters());
  } catch { return; }  // no server, no WebAssembly: the page says what to do instead
  document.querySelector(".no-search").hidden = true;
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => { shared(event.target === words); find(); });
  words.addEventListener("change", () => { typing = false; });
  addEventListener("popstate", restored);
  restored();

  function choices(filters) {
    for (const [name, values] of Object.entries(filters).sort()) {
      const label = document.createElement("label"), select = document.createElement("select");
      select.name = name;
      select.append(new Option(said.any, ""));
      for (const value of Object.keys(values).sort()) select.append(new Option(value, value));
      label.append(said[name] || name, " ", select);
      form.querySelector(".filters").append(label, " ");
    }
  }
  // What is asked for, as the part of an address: ?q=words&body=Club&year=2025
  function address() {
    const parts = new URLSearchParams();
    if (words.value.trim()) parts.set("q", words.value.trim());
    for (const one of form.querySelectorAll("select")) if (one.value) parts.set(one.name, one.value);
    return parts.size ? `?${parts}` : "";
  }
  // Each choice is a step to go back to; of what is typed in one go, the whole is one.
  function shared(typed) {
    const kept = location.pathname + address();
    try { history[typed && typing ? "replaceState" : "pushState"](null, "", kept); } catch { /* kept */ }
    typing = typed;
  }
  function restored() {
    const parts = new URLSearchParams(location.search);
    words.value = parts.get("q") || "";
    typing = false;
    for (const one of form.querySelectorAll("select")) {
      const wanted = parts.get(one.name) || "";
      one.value = [...one.options].some((option) => option.value === wanted) ? wanted : "";
    }
    find();
  }
  async function find() {
    const turn = ++asked, filters = {};
    for (const one of form.querySelectorAll("select")) if (one.value) filters[one.name] = one.value;
    const query = words.value.trim(), some = query || Object.keys(filters).length;
    const { results } = some ? await index.search(query || null, { filters }) : { results: [] };
    const found = await Promise.all(results.slice(0, 20).map((one) => one.data()));
    if (turn !== asked) return;
    const first = results.length > 20 ? "; " + put(said.first, 20) : "";
    status.textContent = some ? put(said.found, results.length) + first : "";
    list.replaceChildren(...found.map(shown));
  }
  function shown(one) {
    const item = document.createElement("li"), link = document.createElement("a"), says = document.createElement("p");
    link.href = one.url;
    link.textContent = one.meta.title;
    // What was found comes as words with <mark> around some: taken apart, so that nothing else can be markup.
    one.excerpt.split(/<\/?mark>/).forEach((part, n) => {
      const mark = document.createElement(n % 2 ? "mark" : "span");
      mark.textContent = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
      says.append(mark);
    });
    item.append(link, says);
    return item;
  }
})();
