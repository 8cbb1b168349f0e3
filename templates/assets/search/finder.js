/** One search for the box and the page: names first, then the full text. */

import { findNames, openNames } from "./names.js";
import { openTexts, readResult } from "./texts.js";

export class Finder {
  #home;
  #names;
  #texts;
  #latest = 0;

  /** `home` is the site's address. */
  constructor(home) {
    this.#home = home;
  }

  /** Begin to load what is needed; searching does it too. */
  open() {
    this.#names ??= openNames(this.#home).catch(() => []);
    this.#texts ??= openTexts(this.#home).catch(() => null);
    return Promise.all([this.#names, this.#texts]);
  }

  /**
   * Search for a text, or for all pages with the filters if it is empty. The answer is null if another search has begun
   * meanwhile; else it has `names`, the number of texts found (`count`), how many of them have each value of each filter
   * (`filters`) and how many had without filters (`unfiltered`), whether the full text is out of reach (`failed`), and
   * `read(from, to)`, which gives those texts.
   */
  async find(query, { filters = {}, names: limit }) {
    const search = ++this.#latest;
    const [entries, texts] = await this.open();
    const answer = await texts?.search(query || null, { filters });
    if (search !== this.#latest) return null;
    const names = findNames(entries, query, limit);
    const shown = new Set(names.map(({ url }) => url));
    return {
      names,
      count: answer?.results.length ?? 0,
      filters: answer?.filters ?? {},
      unfiltered: answer?.totalFilters ?? {},
      failed: !texts,
      read: async (from, to) => {
        const results = await Promise.all((answer?.results ?? []).slice(from, to).map(readResult));
        return results.filter(({ url }) => !shown.has(url));
      },
    };
  }

  /** The values of each filter and how many pages have them, over all pages. */
  async filters() {
    const [, texts] = await this.open();
    return (await texts?.filters()) ?? {};
  }
}
