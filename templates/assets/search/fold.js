/** Text as it is compared: without case, marks above or below letters, and apostrophes of any kind. */

const MARKS = /\p{M}/gu;
const APOSTROPHES = /['‘’ʹʼˈ`´′＇]/gu;
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/u;

/** "Ярема’ Ї" → "ярема і" */
export function fold(text) {
  return text.normalize("NFKD").replace(APOSTROPHES, "").replace(MARKS, "").toLowerCase();
}

/** The words of a text, folded. */
export function wordsOf(text) {
  return fold(text).split(BETWEEN_WORDS).filter(Boolean);
}
