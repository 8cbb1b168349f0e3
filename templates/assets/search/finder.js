/** One search for the box and the page: names first, then the full text, by kinds. */

import { findNames, openNames } from "./names.js";
import { openTexts, readResult } from "./texts.js";

export class Finder {
  #home;
  #order;
  #names;
  #texts;
  #opened = false;
  #latest = 0;

  /** `home` is the site's address; `order` has the kinds in their order, as far as there is one. */
  constructor(home, order) {
    this.#home = home;
    this.#order = order;
  }

  /** Begin to load what is needed; searching does it too. */
  open() {
    this.#names ??= openNames(this.#home).catch(() => []);
    this.#texts ??= openTexts(this.#home).catch(() => null);
    return Promise.all([this.#names, this.#texts]);
  }

  /**
   * Search for a text, or for all pages with the filters if it is empty. The answer is null if another search has begun
   * meanwhile; else it has the `names` found, the `groups` of texts found, how many these are (`count`), how many have each
   * value of each filter (`filters`) and how many had without filters (`unfiltered`), and whether the full text is out of
   * reach (`failed`). A group has its `kind`, its `count`, and `read(from, to)`, which gives those results. While the full
   * text isn't loaded yet, `early` gets the names before the answer is there.
   */
  async find(query, filters = {}, early = () => {}) {
    const search = ++this.#latest;
    const names = Object.keys(filters).length ? [] : await this.#named(query);
    if (!this.#opened && search === this.#latest) early(names);
    const [, texts] = await this.open();
    this.#opened = true;
    const answer = await texts?.search(query || null, { filters });
    if (search !== this.#latest) return null;
    const counts = answer?.filters.kind ?? {};
    const kinds = Object.keys(counts).filter((kind) => counts[kind]);
    const place = (kind) => (this.#order.indexOf(kind) + 1 || Infinity);
    kinds.sort((one, other) => place(one) - place(other) || 0);
    return {
      names,
      groups: kinds.map((kind) => this.#group(texts, query, filters, kind, counts[kind])),
      count: answer?.results.length ?? 0,
      filters: answer?.filters ?? {},
      unfiltered: answer?.totalFilters ?? {},
      failed: !texts,
    };
  }

  async #named(query) {
    this.open();
    return findNames(await this.#names, query);
  }

  #group(texts, query, filters, kind, count) {
    let found = null;
    const read = async (from, to) => {
      found ??= texts.search(query || null, { filters: { ...filters, kind } });
      const { results } = await found;
      return Promise.all(results.slice(from, to).map(readResult));
    };
    return { kind, count, read };
  }

  /** The values of each filter and how many pages have them, over all pages. */
  async filters() {
    const [, texts] = await this.open();
    return (await texts?.filters()) ?? {};
  }
}
