/** The names index: entries by every spelling of their names, in every script and case, with a slip of one letter, or by sound. */

import { caseForms } from "./cases.js";
import { fold, wordsOf } from "./fold.js";
import { beginnings, soundsLike } from "./sounds.js";

/** A word of the query may differ by one letter if it has as many letters as this. */
const FORGIVEN = 5;

/** How a word was found, best first. */
const [WHOLE, FORM, BEGUN, FORM_BEGUN, SLIP, SOUND] = [0, 1, 2, 3, 4, 5];

/**
 * Load it; `home` is the site's address. Gives a function that finds the entries for a query, as `findNames` does. Of a large
 * index it loads the part with the words that begin like the query's first, and if that has none, those with the words that may
 * sound like it. Without it, nobody is found by name and the full text still is.
 */
export async function openNames(home) {
  const { entries, letters } = await load("names", home);
  if (entries) return (query) => findNames(entries, query);
  const parts = new Map();
  const part = async (letter) => {
    if (!letters.includes(letter)) return [];
    if (!parts.has(letter)) parts.set(letter, load(`names-${letter.codePointAt(0).toString(16)}`, home));
    return (await parts.get(letter)).entries ?? [];
  };
  return async (query) => {
    const [word] = wordsOf(query);
    if (!word) return [];
    const found = findNames(await part([...word][0]), query);
    if (found.length) return found;
    const sounding = await Promise.all(beginnings(word).map(part));
    return findNames([...new Map(sounding.flat().map((entry) => [entry.url, entry])).values()], query);
  };
}

/** A file of the index, its entries made ready to be searched. */
async function load(name, home) {
  const answer = await fetch(new URL(`search/${name}.json`, home));
  const { entries, letters } = answer.ok ? await answer.json() : { entries: [] };
  return { letters, entries: entries?.map((entry) => ready(entry, home)) };
}

function ready({ url, title, summary, kind, names }, home) {
  return {
    url: new URL(url, home).href,
    title,
    titleWords: wordsOf(title),
    summary,
    kind,
    names: names.map((name) => ({ name, words: name.split(/[\s-]+/u).flatMap(spellings) })),
  };
}

/** The words in a part of a name, as they are compared, each with how to get its case forms: few are ever asked for. */
function spellings(part) {
  const words = wordsOf(part);
  let forms = null;
  const cases = () => (forms ??= [...new Set(caseForms(part.normalize("NFC").replace(/[^\p{L}]/gu, "")).map(fold))]);
  return words.map((word) => ({ word, cases: words.length === 1 ? cases : () => [] }));
}

/**
 * The entries with a name in which every word of the query is, or begins, a word; the best found come first. Only if there
 * are none, words count that differ by one letter; and if none does, those that sound alike in another script. Each is a
 * result, with the spelling found where the title has another.
 */
function findNames(entries, query) {
  const wanted = wordsOf(query);
  if (!wanted.length) return [];
  for (const rankOf of [rank, rankForgiving, rankBySound]) {
    const found = search(entries, wanted, rankOf);
    if (found.length) return found;
  }
  return [];
}

function search(entries, wanted, rankOf) {
  const found = [];
  for (const { url, title, titleWords, summary, kind, names } of entries) {
    let best = Infinity;
    let spelling = "";
    for (const { name, words } of names) {
      const worst = Math.max(...wanted.map((word) => Math.min(...words.map((spelled) => rankOf(spelled, word)))));
      const rest = (words.length - wanted.length) / 100; // of two, the one that the query says more of
      if (worst + rest < best) [best, spelling] = [worst + rest, name];
    }
    if (best === Infinity) continue;
    const inTitle = wanted.every((start) => titleWords.some((word) => word.startsWith(start)));
    found.push({ url, title, spelling: inTitle || spelling === title ? "" : spelling, note: kind, parts: [{ text: summary }], best });
  }
  return found.sort((one, other) => one.best - other.best);
}

function rank({ word, cases }, wanted) {
  if (word === wanted) return WHOLE;
  if (word.startsWith(wanted)) return BEGUN;
  if (word[0] !== wanted[0] || word[1] !== wanted[1]) return Infinity; // nor has any form of it
  const forms = cases();
  if (forms.includes(wanted)) return FORM;
  return forms.some((form) => form.startsWith(wanted)) ? FORM_BEGUN : Infinity;
}

function rankForgiving(spelled, wanted) {
  const found = rank(spelled, wanted);
  if (found < Infinity || wanted.length < FORGIVEN) return found;
  if (differByOne(spelled.word, wanted)) return SLIP;
  if (spelled.word[0] !== wanted[0]) return Infinity;
  return spelled.cases().some((form) => differByOne(form, wanted)) ? SLIP : Infinity;
}

function rankBySound(spelled, wanted) {
  const found = rankForgiving(spelled, wanted);
  return found < Infinity || !soundsLike(spelled.word, wanted) ? found : SOUND;
}

/** Whether two words differ by one letter that is missing, too many or another, or by two that have changed places. */
function differByOne(one, other) {
  if (one.length < other.length) [one, other] = [other, one];
  if (one.length - other.length > 1) return false;
  let start = 0;
  while (start < other.length && one[start] === other[start]) start += 1;
  if (one.length > other.length) return one.slice(start + 1) === other.slice(start);
  if (one.slice(start + 1) === other.slice(start + 1)) return true;
  return one[start] === other[start + 1] && one[start + 1] === other[start] && one.slice(start + 2) === other.slice(start + 2);
}
