/** An entry's page: buttons that copy a citation, and whether this is still the version that somebody cited. */

const SECONDS = 4;

const cite = document.querySelector("[data-cite]");
for (const [number, text] of [...cite.querySelectorAll("pre")].entries()) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = cite.dataset.copy;
  const heading = text.previousElementSibling;
  button.id = `copy-${number}`;
  button.setAttribute("aria-labelledby", `${button.id} ${heading.id}`);
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    if (!(await copied(text))) return;
    told.textContent = cite.dataset.copied;
    setTimeout(() => (told.textContent = ""), SECONDS * 1000);
  });
  const line = document.createElement("p");
  line.className = "cite__copy";
  line.append(button, told);
  text.before(line);
}

/** Copy a text; where the browser doesn't let a script do that, select it, so that a reader can. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(text);
    return false;
  }
}

const cited = new URLSearchParams(location.search).get("version");
const notice = document.querySelector("[data-version]");
if (cited && /^[0-9a-f]{7,40}$/.test(cited)) {
  const words = notice.dataset.version.startsWith(cited) ? notice.dataset.same : notice.dataset.other;
  notice.textContent = words.replace("{cited}", cited);
  notice.hidden = false;
}
