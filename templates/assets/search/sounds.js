/** Names in Cyrillic and Latin letters compared by how they sound: "Ушаков" and "Ushakov". */

/** What stands for each letter, of Ukrainian and Russian. Marks are gone before: "й" is "и", "ї" is "і", "ё" is "е". */
const LATIN = Object.fromEntries(
  "а:a б:b в:v г:g ґ:g д:d е:e є:e ж:zh з:z и:i і:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ы:i э:e ю:iu я:ia ь: ъ:"
    .split(" ")
    .map((pair) => pair.split(":")),
);

/** Spellings that stand for the same, in the order in which they give way. */
const SAME = [
  [/x/g, "ks"],
  [/kh|g/g, "h"],
  [/c(?!h)/g, "k"],
  [/w/g, "v"],
  [/[yj]/g, "i"],
  [/(.)\1+/g, "$1"],
  [/ie/g, "e"],
];

/** With which letters a word may begin that sounds as if it began with one. */
const BEGINNINGS = { e: "ey", h: "hgk", i: "iyj", k: "kc", v: "vw" };

/** A name with fewer letters is none that sounds like another. */
const LEAST = 4;

const CYRILLIC = /^\p{Script=Cyrillic}+$/u;
const LETTERS = /^\p{Script=Latin}+$/u;

/** The Latin letters with which names may begin that sound like a folded word; none for a word not in Cyrillic. */
export function beginnings(word) {
  if (!CYRILLIC.test(word)) return [];
  const [first] = sound(word);
  return [...(BEGINNINGS[first] ?? first ?? "")];
}

/** How a name ends in its first case, where other cases end otherwise; and how they end. */
const FIRST_CASE = /[ai]$/;
const CASES = /^(?:[aeiou]|i[au]|[aeio]m|[eo]iu?|oho|omu|[eo]vi)$/;

/** Whether a folded word in Latin letters sounds like a folded one in Cyrillic, or begins so; the latter may be a case form. */
export function soundsLike(latin, cyrillic) {
  if (!LETTERS.test(latin) || !CYRILLIC.test(cyrillic)) return false;
  const [name, wanted] = [sound(latin), sound(cyrillic)];
  if (Math.min(name.length, wanted.length) < LEAST) return false;
  const stem = name.replace(FIRST_CASE, "");
  const form = stem.length >= LEAST && wanted.startsWith(stem) && CASES.test(wanted.slice(stem.length));
  return form || name.startsWith(wanted);
}

function sound(word) {
  const latin = [...word].map((letter) => LATIN[letter] ?? letter).join("");
  return SAME.reduce((spelled, [spelling, same]) => spelled.replace(spelling, same), latin);
}
