/** From a former address to the present one, with what stood behind it: the version that was cited, the place on the page. */

const to = new URL(document.currentScript.dataset.to, location.href);
to.search = location.search;
to.hash = location.hash;
location.replace(to);
