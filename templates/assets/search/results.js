/** How results are shown, in the box and on the page. */

/**
 * Show an answer in an element: names, then each kind that was found, at most `few` of each. `more(group, list, shown)` gives
 * what stands below a group that has more than was shown. Each is there as soon as it is read, until `valid()` says no.
 */
export async function showAnswer(target, { names, groups }, { few, words, more, valid }) {
  const known = new Set(names.map(({ url }) => url));
  const named = { kind: words.names, count: names.length, read: async (from, to) => names.slice(from, to) };
  const all = [...(names.length ? [named] : []), ...groups];
  const reading = all.map(({ read }) => read(0, few));
  let empty = true;
  for (const [place, group] of all.entries()) {
    const read = await reading[place];
    if (!valid()) return;
    // What was found by its name isn't shown again.
    const rest = group === named ? read : read.filter(({ url }) => !known.has(url));
    if (!rest.length) continue;
    if (empty) target.replaceChildren();
    empty = false;
    target.append(section(group, rest, group.count > few ? more : null, few, place));
  }
  if (empty) target.replaceChildren();
}

/** Move from one result to the next with the arrow keys, from the field to the first and back. */
export function walk(event, input, target) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = [input, ...target.querySelectorAll("a, button")];
  const next = stops[stops.indexOf(document.activeElement) + step];
  if (next && stops.includes(document.activeElement)) {
    next.focus();
    event.preventDefault();
  }
}

/** Results as items of a list. */
export function items(results) {
  return results.map(item);
}

function section(group, results, more, few, place) {
  const made = element("section", "group");
  const heading = element("h2", "group__kind", group.kind);
  heading.id = `found-${place}`;
  heading.append(" ", element("span", "group__count", String(group.count)));
  made.setAttribute("aria-labelledby", heading.id);
  const list = element("ol", "group__results");
  list.append(...items(results));
  made.append(heading, list);
  if (more) made.append(more(group, list, few));
  return made;
}

function item({ url, title, spelling, note, figures, parts }) {
  const link = element("a", "result__title", title);
  link.href = url;
  link.dir = "auto";
  const entry = element("li", "result");
  entry.append(link);
  for (const aside of [spelling, note]) if (aside) entry.append(" ", element("span", "result__note", aside));
  if (figures) entry.append(element("p", "result__figures", figures));
  const excerpt = element("p", "result__excerpt");
  excerpt.append(...parts.map(({ text, found }) => (found ? element("mark", "", text) : text)));
  entry.append(excerpt);
  return entry;
}

/** A new element with a text. */
export function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
