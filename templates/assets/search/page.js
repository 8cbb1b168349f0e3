/** The search page: all results, narrowed down by what the entries are about. Its state is in the address. */

import { show, walk } from "./results.js";

const NAMES = 10;
const TEXTS = 10;

/** Start it in an element; `say` puts an answer in words. */
export function start(page, finder, say) {
  const [input, status, list] = ["input", "status", "results"].map((part) => page.querySelector(`.search__${part}`));
  const more = page.querySelector(".finder__more");
  const facets = [...page.querySelectorAll("[data-facet]")];
  const state = new URLSearchParams(location.search);
  let answer = null;
  let shown = 0;

  async function search() {
    const query = input.value.trim();
    const filters = {};
    for (const { dataset } of facets) {
      const chosen = state.getAll(dataset.facet);
      if (chosen.length) filters[dataset.facet] = { any: chosen };
    }
    const narrowed = Object.keys(filters).length > 0;
    const everywhere = await finder.filters(); // also has the counts of all filters given with the answer
    const found = await finder.find(query, { filters, names: narrowed ? 0 : NAMES });
    if (!found) return;
    answer = found;
    shown = 0;
    list.replaceChildren();
    more.hidden = true;
    const asked = query || narrowed;
    status.textContent = asked ? say(answer) : "";
    fillFacets(asked ? answer.filters : everywhere, query ? answer.unfiltered : everywhere);
    if (asked) {
      show(list, answer.names);
      await showMore();
    }
  }

  async function showMore() {
    const now = answer;
    const results = await now.read(shown, shown + TEXTS);
    if (now !== answer) return;
    shown += TEXTS;
    show(list, results);
    more.hidden = shown >= now.count;
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

  function remember() {
    history.replaceState(null, "", state.size ? `?${state}` : location.pathname);
  }

  input.addEventListener("input", () => {
    input.value.trim() ? state.set("q", input.value.trim()) : state.delete("q");
    remember();
    search();
  });
  page.addEventListener("change", ({ target: { type, name, value, checked } }) => {
    if (type !== "checkbox") return;
    checked ? state.append(name, value) : state.delete(name, value);
    remember();
    search();
  });
  page.addEventListener("keydown", (event) => walk(event, input, list));
  more.addEventListener("click", showMore);

  page.querySelector(".finder").hidden = false;
  input.value = state.get("q") ?? "";
  input.focus();
  search();
}
