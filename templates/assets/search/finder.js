/** One search for the box and the page: names first, then what is known beforehand, then the full text, by kinds. */

import { openFirst } from "./first.js";
import { openNames } from "./names.js";
import { openTexts, readResult } from "./texts.js";

/** Nothing that is known beforehand. */
const NONE = { dated: false, results: [] };

export class Finder {
  #home;
  #order;
  #names;
  #first;
  #texts;
  #running = null;
  #latest = 0;

  /** `home` is the site's address; `order` has the kinds in their order, as far as there is one. */
  constructor(home, order) {
    this.#home = home;
    this.#order = order;
  }

  /** Begin to load what is needed; searching does it too. */
  open() {
    this.#names ??= openNames(this.#home).catch(() => () => []);
    this.#first ??= openFirst(this.#home, this.#order).catch(() => async () => NONE);
    this.#texts ??= openTexts(this.#home).catch(() => null);
  }

  /**
   * Search for a text, or for all pages with the filters if it is empty. The answer has the `names` found, as `first` what will
   * be found before the full text is searched, as `openFirst` gives it, and as `texts` what will be found in the full text: null
   * if another search begins before it is; else `groups`, how many pages were found (`count`), how many have each value of each
   * filter (`filters`) and how many had without filters (`unfiltered`), and whether the full text is out of reach (`failed`). A
   * group has its `kind`, its `count`, and `read(from, to)`, which gives those results.
   */
  async find(query, filters = {}) {
    const search = ++this.#latest;
    this.open();
    const narrowed = Object.keys(filters).length > 0;
    const first = narrowed ? Promise.resolve(NONE) : this.#first.then((find) => find(query)).catch(() => NONE);
    const texts = this.#search(query, filters, first, () => search === this.#latest);
    const find = await this.#names;
    return { names: narrowed ? [] : await find(query), first, texts };
  }

  async #search(query, filters, first, wanted) {
    const { results } = await first;
    const texts = await this.#texts;
    await this.#running; // what is typed meanwhile needs no answer of its own
    if (!wanted()) return null;
    const found = texts?.search(query, filters).catch(() => null);
    this.#running = found;
    const answer = await found;
    if (!wanted()) return null;
    if (!answer) return { groups: [], count: 0, filters: {}, unfiltered: {}, failed: true };
    const place = ([kind]) => this.#order.indexOf(kind) + 1 || Infinity;
    const groups = [...answer.groups].sort((one, other) => place(one) - place(other) || one[0].localeCompare(other[0]));
    const count = Math.max(answer.count, results.length);
    return { ...answer, count, groups: groups.map(([kind, found]) => group(kind, found)), failed: false };
  }

  /** The values of each filter and how many pages have them, over all pages. */
  async filters() {
    this.open();
    const texts = await this.#texts;
    return (await texts?.filters()) ?? {};
  }
}

function group(kind, results) {
  return { kind, count: results.length, read: (from, to) => Promise.all(results.slice(from, to).map(readResult)) };
}
