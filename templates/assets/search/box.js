/** The search in the header: opens over the page, by its link or the key "/". */

import { Finder } from "./finder.js";
import { element, showAnswer, walk } from "./results.js";

const FEW = 3;

const box = document.querySelector("[data-search]");
const words = box.dataset;
const home = new URL(words.search, location.href);
const page = document.querySelector("[data-search-page]");
const finder = new Finder(home, words.order.split("\n"));
const open = box.querySelector(".search__open");
const dialog = box.querySelector("dialog");
const [input, status, results, all, close] = ["input", "status", "results", "more a", "close"].map((part) =>
  dialog.querySelector(`.search__${part}`),
);
let answered = Promise.resolve();

/** What the page says about an answer, in the words that the template gave. */
export function say({ names }, { count, failed }) {
  if (failed) return words.failed;
  const found = Math.max(names.length, count);
  return found ? words.found.replace("{count}", String(found)) : words.none;
}

async function search() {
  const query = input.value.trim();
  all.href = address(query);
  if (!query) {
    status.textContent = "";
    results.replaceChildren();
    return;
  }
  const valid = () => query === input.value.trim();
  status.textContent ||= words.searching;
  const answer = await finder.find(query);
  if (!valid()) return;
  await showAnswer(results, answer, { few: FEW, words, more: (group) => wayTo(query, group), valid });
  const texts = await answer.texts;
  if (texts && valid()) status.textContent = say(answer, texts);
}

/** Where the search page shows all that is found, or all of a kind. */
function address(query, kind = "") {
  const found = new URL("search/", home);
  if (query) found.searchParams.set("q", query);
  if (kind) found.searchParams.set("kind", kind);
  return found.href;
}

function wayTo(query, { kind, count }) {
  const link = element("a", "group__more", words.all.replace("{count}", String(count)));
  link.href = address(query, kind === words.names ? "" : kind);
  return link;
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
  import("./page.js").then(({ start }) => start(page, finder, words, say));
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
    walk(event, input, results);
    if (event.key === "Escape") {
      event.preventDefault(); // or the browser would first only empty the field
      dialog.close();
    }
    if (event.key === "Enter" && event.target === input && input.value.trim()) {
      await answered;
      (results.querySelector("a") ?? all).click();
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
