"use strict";
// The search page: words and filters in, a list of pages out. The index is Pagefind's, and is loaded when it is needed.
(async () => {
  const here = document.currentScript.src;
  const form = document.querySelector("form.find"), words = document.getElementById("words");
  const status = form.querySelector("[role=status]"), list = form.querySelector("ol");
  const said = form.dataset, put = (words, number) => words.replace("#", number);
  let index, asked = 0;
  try {
    index = await import(new URL("../pagefind/pagefind.js", here));
    await index.init();
    choices(await index.filters());
  } catch { return; }  // no server, no WebAssembly: the page says what to do instead
  document.querySelector(".no-search").hidden = true;
  form.hidden = false;
  words.value = new URLSearchParams(location.search).get("q") || "";
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", find);
  if (words.value) find();

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
  async function find() {
    const turn = ++asked, filters = {};
    for (const one of form.querySelectorAll("select")) if (one.value) filters[one.name] = one.value;
    const query = words.value.trim();
    try { history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : location.pathname); } catch { /* kept */ }
    const some = query || Object.keys(filters).length;
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
