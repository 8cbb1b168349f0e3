/** How results are shown, in the box and on the page. */

/** Put results into a list, after those that it has. */
export function show(list, results) {
  list.append(...results.map(item));
}

/** Move from one result to the next with the arrow keys, from the field to the first and back. */
export function walk(event, input, list) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = [input, ...list.querySelectorAll("a")];
  const next = stops[stops.indexOf(document.activeElement) + step];
  if (next && stops.includes(document.activeElement)) {
    next.focus();
    event.preventDefault();
  }
}

function item({ url, title, spelling, note, parts }) {
  const link = element("a", "result__title", title);
  link.href = url;
  link.dir = "auto";
  const entry = element("li", "result");
  entry.append(link);
  for (const aside of [spelling, note]) if (aside) entry.append(" ", element("span", "result__note", aside));
  const excerpt = element("p", "result__excerpt");
  excerpt.append(...parts.map(({ text, found }) => (found ? element("mark", "", text) : text)));
  entry.append(excerpt);
  return entry;
}

function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
