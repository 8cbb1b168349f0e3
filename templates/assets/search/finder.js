/** One search for the box and the page: names first, then the full text, by kinds. */

import { openNames } from "./names.js";
import { openTexts, readResult } from "./texts.js";

export class Finder {
  #home;
  #order;
  #names;
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
    this.#texts ??= openTexts(this.#home).catch(() => null);
  }

  /**
   * Search for a text, or for all pages with the filters if it is empty. The answer has the `names` found, and as `texts` what
   * will be found in the full text: null if another search begins before it is; else `groups`, how many pages were found
   * (`count`), how many have each value of each filter (`filters`) and how many had without filters (`unfiltered`), and
   * whether the full text is out of reach (`failed`). A group has its `kind`, its `count`, and `read(from, to)`, which gives
   * those results.
   */
  async find(query, filters = {}) {
    const search = ++this.#latest;
    this.open();
    const texts = this.#search(query, filters, () => search === this.#latest);
    const find = await this.#names;
    return { names: Object.keys(filters).length ? [] : await find(query), texts };
  }

  async #search(query, filters, wanted) {
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
    return { ...answer, groups: groups.map(([kind, results]) => group(kind, results)), failed: false };
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
