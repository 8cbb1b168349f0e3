/** Cards of linked names: shown on hover and on focus of the keyboard, loaded no earlier. A tap follows the link. */

const root = new URL("../", import.meta.url);
const page = document.querySelector("article:is(.entry, .view)");
const loaded = new Map();
const WAIT = 200; // milliseconds in which a pointer that only passes is gone, or one that moves on reaches the card

let card;
let shown; // the link whose card is open
let timer;

/** Wait for the pointer, then do something; whatever waited before is dropped. */
function soon(action) {
  clearTimeout(timer);
  timer = setTimeout(action, WAIT);
}

/** The link to a name that an event is about, unless it leads to this very page. */
function linkOf(event) {
  const link = event.target.closest?.("a.named, a.withdrawn");
  return link && link.pathname !== location.pathname ? link : null;
}

/** What is told of a name, loaded once. */
function load(link) {
  const path = link.pathname.slice(root.pathname.length).replace(/\/$/, "");
  if (!loaded.has(path)) {
    const file = fetch(new URL(`cards/${path}.json`, root)).then((answer) => (answer.ok ? answer.json() : null));
    loaded.set(path, file.catch(() => null));
  }
  return loaded.get(path);
}

/** The office at the date of the page: all through it, or, where none was held so long, at some time of it. */
function office({ offices, last }) {
  const { first, last: end, asOf } = page.dataset;
  if (!first) return last;
  const steps = offices.filter(([from], place) => from <= end && !(offices[place + 1]?.[0] <= first));
  const held = steps.map(([, titles]) => titles);
  const always = held[0].filter((title) => held.every((titles) => titles.includes(title)));
  const titles = always.length ? always : [...new Set(held.flat())];
  return titles.length ? `${titles.join(", ")} (${asOf})` : "";
}

function line(name, text) {
  const element = document.createElement("p");
  element.className = `card__${name}`;
  element.textContent = text;
  return element;
}

async function show(link) {
  if (shown === link) return;
  hide();
  shown = link;
  const told = await load(link);
  if (shown !== link || !told) return;
  card ??= make();
  const lines = [line("name", told.name)];
  const held = told.offices ? office(told) : "";
  if (held) lines.push(line("office", held));
  card.replaceChildren(...lines, line("summary", told.summary));
  card.hidden = false;
  place(link);
  link.setAttribute("aria-describedby", card.id);
}

function make() {
  const element = document.createElement("div");
  element.id = "card";
  element.className = "card";
  element.setAttribute("role", "tooltip");
  element.hidden = true;
  element.addEventListener("pointerenter", () => clearTimeout(timer));
  element.addEventListener("pointerleave", () => soon(hide));
  page.append(element);
  return element;
}

/** Below the link, or above it where there is no room; never out of the page. */
function place(link) {
  const box = link.getClientRects()[0];
  const frame = page.getBoundingClientRect();
  const below = box.bottom + card.offsetHeight < innerHeight || box.top < card.offsetHeight;
  const left = Math.min(box.left - frame.left, frame.width - card.offsetWidth);
  card.style.left = `${Math.max(0, left)}px`;
  card.style.top = `${(below ? box.bottom : box.top - card.offsetHeight) - frame.top}px`;
}

function hide() {
  clearTimeout(timer);
  shown?.removeAttribute("aria-describedby");
  shown = undefined;
  if (card) card.hidden = true;
}

if (page) {
  page.addEventListener("pointerover", (event) => {
    const link = event.pointerType === "touch" ? null : linkOf(event);
    if (link === shown && link) clearTimeout(timer);
    else if (link) soon(() => show(link));
  });
  page.addEventListener("pointerout", (event) => {
    if (linkOf(event)) soon(hide);
  });
  page.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (link?.matches(":focus-visible")) show(link);
  });
  page.addEventListener("focusout", hide);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
}
