/** How results are shown, in the box and on the page. */

/**
 * Show an answer in an element: names at once, then what is known beforehand, then each kind that was found, at most `few` of
 * each, as soon as it is read. `more(group, list, shown)` gives what stands below a group that has more than was shown. What was
 * shown before gives way to what comes instead, until `valid()` says no.
 */
export async function showAnswer(target, { names, first, texts }, { few, words, more, valid }) {
  const before = [...target.children];
  const leading = [];
  const lead = (group, results, id) => {
    const old = before.findIndex((shown) => shown.querySelector("h2").id === id);
    if (old >= 0) before.splice(old, 1)[0].remove();
    if (!results.length) return;
    const made = section(group, results, group.count > few ? more : null, few, id);
    leading.length ? leading.at(-1).after(made) : target.prepend(made);
    leading.push(made);
  };
  const named = { kind: words.names, count: names.length, read: async (from, to) => names.slice(from, to) };
  lead(named, names.slice(0, few), "found-names");
  const known = new Set(names.map(({ url }) => url)); // what was found by its name, or beforehand, isn't shown again
  const { dated, results } = await first;
  if (!valid()) return;
  const early = results.filter(({ url }) => !known.has(url));
  for (const { url } of early) known.add(url);
  lead({ kind: dated ? words.dates : words.newest }, early, "found-first");
  const answer = await texts;
  if (!answer || !valid()) return;
  const reading = answer.groups.map(({ read }) => read(0, few));
  for (const [place, group] of answer.groups.entries()) {
    const rest = (await reading[place]).filter(({ url }) => !known.has(url));
    if (!valid()) return;
    if (!rest.length) continue;
    while (before.length) before.pop().remove();
    target.append(section(group, rest, group.count > few ? more : null, few, `found-${place}`));
  }
  for (const old of before) old.remove();
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

function section(group, results, more, few, id) {
  const made = element("section", "group");
  const heading = element("h2", "group__kind", group.kind);
  heading.id = id;
  if (group.count) heading.append(" ", element("span", "group__count", String(group.count)));
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
