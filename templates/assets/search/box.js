/** The search in the header: opens over the page, by its link or the key "/". */

import { Finder } from "./finder.js";
import { show, walk } from "./results.js";

const NAMES = 4;
const TEXTS = 8;

const box = document.querySelector("[data-search]");
const home = new URL(box.dataset.search, location.href);
const page = document.querySelector("[data-search-page]");
const finder = new Finder(home);
const open = box.querySelector(".search__open");
const dialog = box.querySelector("dialog");
const [input, status, list, more, close] = ["input", "status", "results", "more a", "close"].map((part) =>
  dialog.querySelector(`.search__${part}`),
);
let answered = Promise.resolve();

/** What the page says about an answer, in the words that the template gave. */
export function say({ names, count, failed }) {
  if (failed) return box.dataset.failed;
  const all = Math.max(names.length, count);
  return all ? box.dataset.found.replace("{count}", String(all)) : box.dataset.none;
}

async function search() {
  const query = input.value.trim();
  const all = new URL("search/", home);
  if (query) all.searchParams.set("q", query);
  more.href = all.href;
  if (!query) {
    status.textContent = "";
    list.replaceChildren();
    return;
  }
  const answer = await finder.find(query, { names: NAMES });
  const texts = await answer?.read(0, TEXTS);
  if (!answer || query !== input.value.trim()) return;
  list.replaceChildren();
  show(list, [...answer.names, ...texts]);
  status.textContent = say(answer);
}

function openDialog(event) {
  event.preventDefault();
  dialog.showModal();
  input.select();
  finder.open();
}

if (page) {
  open.addEventListener("click", (event) => {
    event.preventDefault();
    page.querySelector("input").focus();
  });
  import("./page.js").then(({ start }) => start(page, finder, say));
} else {
  open.addEventListener("click", openDialog);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  input.addEventListener("input", () => {
    answered = search();
  });
  dialog.addEventListener("keydown", async (event) => {
    walk(event, input, list);
    if (event.key === "Escape") {
      event.preventDefault(); // or the browser would first only empty the field
      dialog.close();
    }
    if (event.key === "Enter" && event.target === input && input.value.trim()) {
      await answered;
      (list.querySelector("a") ?? more).click();
    }
  });
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    open.click();
  }
});
