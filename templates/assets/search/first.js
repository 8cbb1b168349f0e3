/** What is shown before the full text is searched: the pages of a date, or the newest with words that very many pages have. */

import { wordsOf } from "./fold.js";

/** How many pages are shown, of how many with a date at most, and how many words of each on either side of the one found. */
const [FEW, READ, AROUND] = [3, 12, 12];

/** A word of the query may be the beginning of a common word if it has as many letters as this. */
const BEGUN = 3;

/** What begins the file of a page in Pagefind's index. */
const MAGIC = "pagefind_dcd";

/**
 * Load it; `home` is the site's address, and `order` has the kinds of pages in their order. Gives a function that finds for a
 * query its `results`, which may be none, and whether they are those of a date (`dated`) or the newest with its words.
 */
export async function openFirst(home, order) {
  const folder = new URL("pagefind/", home);
  const { years, words } = await json(new URL("first.json", folder));
  const pagesOf = new Map(Object.entries(words)); // of an object, "constructor" would be a word as well
  const common = [...pagesOf.keys()];
  return async (query) => {
    const wanted = wordsOf(query);
    const year = wanted.length > 1 && wanted.find((word) => years.includes(word));
    const dated = year ? datesWith(await json(new URL(`dates-${year}.json`, folder)), wanted) : [];
    if (dated.length) {
      const results = await read(dated.slice(0, READ), [], home);
      const place = ({ kind }) => order.indexOf(kind) + 1 || Infinity;
      return { dated: true, results: results.sort((one, other) => place(one) - place(other)).slice(0, FEW) };
    }
    const begun = (word) => (word.length >= BEGUN ? common.find((one) => one.startsWith(word)) : null);
    const known = wanted.map((word) => pagesOf.get(word) ?? pagesOf.get(begun(word)));
    const pages = known.every(Boolean) ? [...new Set(known.flat())] : [];
    return { dated: false, results: (await read(pages, wanted, home)).slice(0, FEW) };
  };
}

/** The pages of the dates that have all words of the query: "23 May", "2025-05-23". */
function datesWith(dates, wanted) {
  const found = Object.entries(dates).filter(([date]) => {
    const words = wordsOf(date);
    return wanted.every((word) => words.includes(word));
  });
  return found.flatMap(([, pages]) => pages);
}

/** Those of the pages with all words, as results. */
async function read(names, wanted, home) {
  const pages = await Promise.all(names.map((name) => page(new URL(`pagefind/fragment/${name}.pf_fragment`, home))));
  const results = pages.map(({ url, meta: { title, date, figures }, filters, content }) => {
    const words = content.split(/\s+/u);
    const places = wanted.map((start) => words.findIndex((word) => wordsOf(word).some((one) => one.startsWith(start))));
    const parts = excerpt(words, places);
    const [kind] = filters.kind ?? [];
    const found = { url: new URL(url.slice(1), home).href, title, note: date, figures, kind, parts };
    return places.includes(-1) ? null : found;
  });
  return results.filter(Boolean);
}

/** Some words around the first place, with those that were found marked. */
function excerpt(words, places) {
  const from = places.length ? Math.max(0, Math.min(...places) - AROUND) : 0;
  const shown = words.slice(from, from + 2 * AROUND);
  return shown.flatMap((text, place) => [{ text, found: places.includes(from + place) }, { text: " " }]);
}

async function page(address) {
  const { body } = await fetch(address);
  const text = await new Response(body.pipeThrough(new DecompressionStream("gzip"))).text();
  return JSON.parse(text.slice(MAGIC.length));
}

async function json(address) {
  return (await fetch(address)).json();
}
