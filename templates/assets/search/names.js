/** The names index: entries by every spelling of their names, in every script. */

import { wordsOf } from "./fold.js";

/** Load it; `home` is the site's address. Without it, nobody is found by name and the full text still is. */
export async function openNames(home) {
  const answer = await fetch(new URL("search/names.json", home));
  const entries = answer.ok ? await answer.json() : [];
  return entries.map((entry) => ({
    url: new URL(entry.url, home).href,
    title: entry.title,
    summary: entry.summary,
    names: entry.names.map((name) => ({ name, words: wordsOf(name) })),
  }));
}

/**
 * The entries with a name in which every word of the query begins a word, those with whole words first.
 * Each is given as a result, with the spelling that was found where the title has another.
 */
export function findNames(entries, query, limit) {
  const wanted = wordsOf(query);
  if (!wanted.length) return [];
  const found = [];
  for (const { url, title, summary, names } of entries) {
    const match = names.find(({ words }) => wanted.every((start) => words.some((word) => word.startsWith(start))));
    if (!match) continue;
    const whole = names.some(({ words }) => wanted.every((word) => words.includes(word)));
    const spelling = wanted.every((start) => wordsOf(title).some((word) => word.startsWith(start))) ? "" : match.name;
    found.push({ url, title, spelling, parts: [{ text: summary }], whole });
  }
  return found.sort((one, other) => other.whole - one.whole).slice(0, limit);
}
