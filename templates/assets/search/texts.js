/** The full text, searched by Pagefind, which loads only the pieces of its index that a query needs. */

import { wordsOf } from "./fold.js";

/** Load the index; `home` is the site's address. */
export async function openTexts(home) {
  const kinds = fetch(new URL("pagefind/kinds.json", home)).then((answer) => answer.json());
  const pagefind = await import(new URL("pagefind/pagefind.js", home));
  await pagefind.options({ baseUrl: home.pathname, excerptLength: 24 });
  await pagefind.init();
  return new Texts(pagefind, await kinds);
}

/** Numbers with only a space between them, and at their beginning one whose thousands are apart, as in "1 000". */
const NUMBERS = /\d+(?:[ \u00a0\u202f]\d+)*/g;
const SPACED = /^\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)/;

const NOTHING = { results: [], filters: {}, totalFilters: {} };

/** How many results are read, at most, to know whether any has the words of the query. */
const READ = 10;

/**
 * Whether one of the best results has the words of the query. Where no page has a word, Pagefind takes as much of its beginning
 * as is a word somewhere: "is" for "isthmus", 39 for 390.
 */
async function isFound(query, results) {
  if (!query || !results[0]?.words.length) return true;
  const wanted = query.split(/\s+/u).map(formsOf).filter((forms) => forms.length);
  for (const result of results.slice(0, READ)) {
    const content = (await result.data()).content.split(/\s+/u);
    const there = result.words.flatMap((place) => formsOf(content[place] ?? ""));
    if (wanted.every((forms) => forms.some((form) => there.some((word) => areAlike(form, word))))) return true;
  }
  return false;
}

/** A word without signs ("Ukraine-Russia", "1,000"), and unless it is a number, its parts. */
function formsOf(word) {
  const parts = wordsOf(word);
  const whole = parts.join("");
  return parts.length > 1 && !/\d/.test(whole) ? [whole, ...parts] : parts.length ? [whole] : [];
}

/** Whether two words may be forms of one: their beginnings are equal, of the first more than half; all of it, if it is a number. */
function areAlike(wanted, word) {
  let same = 0;
  while (same < wanted.length && wanted[same] === word[same]) same += 1;
  return same > (/\d/.test(wanted) ? wanted.length - 1 : wanted.length / 2);
}

class Texts {
  #pagefind;
  #kinds;

  constructor(pagefind, kinds) {
    this.#pagefind = pagefind;
    this.#kinds = kinds;
  }

  /**
   * The pages with a text, best first, or all that the filters let through if it is empty: `groups` has those of each kind,
   * none of which is read yet; `count` is how many there are. Once `filters()` was called, `filters` and `unfiltered` have
   * how many of them, and how many without filters, have each value of each filter.
   */
  async search(text, filters) {
    const query = text.replaceAll(NUMBERS, (run) => run.replace(SPACED, (number) => number.replaceAll(/\D/g, ",")));
    const found = await this.#pagefind.search(query || null, { filters });
    const { results, filters: counts, totalFilters: unfiltered } = (await isFound(query, found.results)) ? found : NOTHING;
    const groups = new Map();
    for (const result of results) {
      const kind = this.#kinds[Number.parseInt(result.id, 10)];
      if (!groups.has(kind)) groups.set(kind, []);
      groups.get(kind).push(result);
    }
    return { groups, count: results.length, filters: counts, unfiltered };
  }

  /** The values of each filter and how many pages have them, over all pages. */
  filters() {
    return this.#pagefind.filters();
  }
}

/** A result of Pagefind as ours: where, what, when, its figures, and an excerpt whose found words are marked. */
export async function readResult(result) {
  const { url, meta, excerpt } = await result.data();
  const { title, date: note, figures } = meta;
  return { url: new URL(url, location.href).href, title, note, figures, parts: partsOf(excerpt) };
}

/** Pagefind's excerpt is text with `<mark>` around found words; nothing else in it becomes an element. */
function partsOf(excerpt) {
  const { body } = new DOMParser().parseFromString(excerpt, "text/html");
  return [...body.childNodes].map((node) => ({ text: node.textContent, found: node.nodeName === "MARK" }));
}
