/** The search page: all results, narrowed down by what the entries are about. Its state is in the address. */

import { element, items, showAnswer, walk } from "./results.js";

const FEW = 5;
const MORE = 20;

/** Start it in an element; `words` are those that the template gave, and `say` puts an answer in words. */
export function start(page, finder, words, say) {
  const [input, status, results] = ["input", "status", "results"].map((part) => page.querySelector(`.search__${part}`));
  const facets = [...page.querySelectorAll("[data-facet]")];
  let state = new URLSearchParams(location.search);
  let latest = null;

  async function search() {
    const query = input.value.trim();
    const filters = {};
    for (const { dataset } of facets) {
      const chosen = state.getAll(dataset.facet);
      if (chosen.length) filters[dataset.facet] = { any: chosen };
    }
    const mine = {};
    latest = mine;
    const valid = () => latest === mine;
    const idle = !query && !Object.keys(filters).length;
    if (idle) {
      results.replaceChildren();
      status.textContent = "";
      if (!facets.some(({ open }) => open)) {
        for (const facet of facets) {
          facet.hidden = false;
          facet.querySelector("ul").replaceChildren(); // filled when it is opened: nothing is loaded before it is needed
        }
        return;
      }
    } else status.textContent ||= words.searching;
    const everywhere = await finder.filters(); // from now on, an answer has the counts of all filters
    if (!valid()) return;
    if (idle) {
      fillFacets(everywhere, everywhere);
      return;
    }
    const answer = await finder.find(query, filters);
    if (!valid()) return;
    const showing = showAnswer(results, answer, { few: FEW, words, more, valid });
    const texts = await answer.texts;
    if (!texts || !valid()) return;
    fillFacets(texts.filters, query ? texts.unfiltered : everywhere);
    await showing;
    if (valid()) status.textContent = say(answer, texts);
  }

  /** A button that adds to a group what follows, until all is there. */
  function more(group, list, few) {
    let shown = few;
    const button = element("button", "group__more", words.more);
    button.type = "button";
    button.addEventListener("click", async () => {
      const next = items(await group.read(shown, (shown += MORE)));
      list.append(...next);
      next[0]?.querySelector("a").focus();
      if (shown >= group.count) button.remove();
    });
    return button;
  }

  function fillFacets(filters, unfiltered) {
    for (const facet of facets) {
      const name = facet.dataset.facet;
      const chosen = state.getAll(name);
      // Where something is chosen, the rest of its kind can still be added to it.
      const counts = (chosen.length ? unfiltered : filters)[name] ?? {};
      const values = Object.entries(counts).filter(([value, count]) => count || chosen.includes(value));
      values.sort(([one], [other]) => (name === "year" ? other.localeCompare(one) : one.localeCompare(other)));
      facet.hidden = !values.length;
      facet.open ||= chosen.length > 0;
      const focused = facet.contains(document.activeElement) ? document.activeElement.value : null;
      const boxes = values.map(([value, count]) => choice(name, value, count, chosen.includes(value)));
      facet.querySelector("ul").replaceChildren(...boxes);
      if (focused !== null) [...facet.querySelectorAll("input")].find(({ value }) => value === focused)?.focus();
    }
  }

  function choice(name, value, count, checked) {
    const box = document.createElement("input");
    Object.assign(box, { type: "checkbox", name, value, checked });
    const label = document.createElement("label");
    label.append(box, ` ${value} (${count})`);
    const item = document.createElement("li");
    item.append(label);
    return item;
  }

  function address() {
    return `${state}` ? `?${state}` : location.pathname;
  }

  input.addEventListener("input", () => {
    input.value.trim() ? state.set("q", input.value.trim()) : state.delete("q");
    history.replaceState(null, "", address()); // a step back for each letter would be none
    search();
  });
  page.addEventListener("change", ({ target: { type, name, value, checked } }) => {
    if (type !== "checkbox") return;
    const others = state.getAll(name).filter((each) => each !== value);
    state.delete(name); // browsers that don't know of its second argument would leave nothing of that name, too
    for (const each of checked ? [...others, value] : others) state.append(name, each);
    history.pushState(null, "", address());
    search();
  });
  for (const facet of facets) {
    facet.addEventListener("toggle", () => {
      if (facet.open && !facet.querySelector("li")) search();
    });
  }
  page.addEventListener("keydown", (event) => walk(event, input, results));

  function restore() {
    state = new URLSearchParams(location.search);
    input.value = state.get("q") ?? "";
    search();
  }
  window.addEventListener("popstate", restore);

  page.querySelector(".finder").hidden = false;
  input.focus();
  restore();
}
