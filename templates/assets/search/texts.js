/** The full text, searched by Pagefind, which loads only the pieces of its index that a query needs. */

/** Load the index; `home` is the site's address. */
export async function openTexts(home) {
  const pagefind = await import(new URL("pagefind/pagefind.js", home));
  await pagefind.options({ baseUrl: home.pathname, excerptLength: 24 });
  await pagefind.init();
  await pagefind.preload(null, { filters: { kind: "" } }); // so that each answer has the counts of kinds
  return pagefind;
}

/** A result of Pagefind as ours: where, what, when, its figures, and an excerpt whose found words are marked. */
export async function readResult(result) {
  const { url, meta, excerpt } = await result.data();
  const { title, date: note, figures } = meta;
  return { url: new URL(url, location.href).href, title, note, figures, parts: partsOf(excerpt) };
}

/** Pagefind's excerpt is text with `<mark>` around found words; nothing else in it becomes an element. */
function partsOf(excerpt) {
  const { body } = new DOMParser().parseFromString(excerpt, "text/html");
  return [...body.childNodes].map((node) => ({ text: node.textContent, found: node.nodeName === "MARK" }));
}
