/** The case forms of a name in Ukrainian and Russian, by the ending of its first case. */

/** An ending, how many of its letters give way, and what comes in their place. More than one rule may fit a word. */
const RULES = [
  [/[иіы]й$|ой$/, 2, "ого ому им ім ым ом ая а ої ой ій у ую ою і ие их ими"], // Зеленський, Острянская, Чёрный
  [/ая$/, 2, "ой ую ою"],
  [/й$/, 1, "я ю єм ем єві ї е и"], // Сергій, Андрей
  [/ь$/, 1, "я ю ем єм і и е еві"],
  [/[бвгґджзклмнпрстфхцчшщ]$/, 0, "а у ом ем ым им е і и ові еві я ю"], // Умеров, Єрмак
  [/а$/, 1, "и ы і е у ою ой ею ей ої ій"], // Сибіга, Умерова
  [/я$/, 1, "и і ї е ю єю ею ей є"],
  [/о$/, 1, "а у ом ові і е"], // Кирило, Порошенко
];

/** Consonants that change before "і" in Ukrainian: Сибіга, Сибізі. */
const SOFTENED = { г: "з", к: "ц", х: "с" };

const CYRILLIC = /^[\u0400-\u052f]+$/;

/** Forms of one word beside itself; none of one in another script, or shorter than three letters, or all capitals. */
export function caseForms(written) {
  const word = written.toLowerCase();
  if (!CYRILLIC.test(word) || word.length < 3 || written === written.toUpperCase()) return [];
  const forms = new Set();
  for (const [ending, length, others] of RULES) {
    if (!ending.test(word)) continue;
    const stem = word.slice(0, word.length - length);
    for (const other of others.split(" ")) forms.add(stem + other);
  }
  const fleeting = /^(.+)[еє]ць?$/.exec(word); // Лубінець, Лубінця
  if (fleeting) for (const other of "я ю ем еві і а у ом е".split(" ")) forms.add(`${fleeting[1]}ц${other}`);
  const softened = /^(.+)([гкх])а$/.exec(word);
  if (softened) forms.add(`${softened[1]}${SOFTENED[softened[2]]}і`);
  forms.delete(word);
  return [...forms];
}
