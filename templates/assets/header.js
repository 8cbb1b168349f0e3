/** What the header does: switch the colours and remember it, open and close the menu. The first colours are set in the page. */

const options = [...document.querySelectorAll("input[name=__palette]")];
const drawer = document.getElementById("__drawer");
const label = document.querySelector("header [for=__drawer]");
const opener = document.createElement("button");

/** Show the page in the colours chosen, and the label that leads to the next. */
function show() {
  for (const option of options) {
    option.nextElementSibling.hidden = !option.checked;
    if (!option.checked) continue;
    const { mdColorScheme, mdColorPrimary, mdColorAccent } = option.dataset;
    Object.assign(document.body.dataset, { mdColorScheme, mdColorPrimary, mdColorAccent });
  }
}

for (const option of options) {
  option.addEventListener("change", () => {
    show();
    try {
      localStorage.setItem("chronicle-scheme", option.dataset.mdColorScheme);
    } catch {
      // The browser keeps nothing: the choice holds for this page.
    }
  });
}

/** Say whether the menu is open. */
function tell() {
  opener.setAttribute("aria-expanded", drawer.checked);
}

// Without a script the keyboard works the checkbox, which stands outside every landmark: with one, there is a button.
drawer.tabIndex = -1;
drawer.setAttribute("aria-hidden", "true");
opener.type = "button";
opener.className = `${label.className} menu`;
opener.setAttribute("aria-label", drawer.getAttribute("aria-label"));
opener.append(...label.childNodes);
label.replaceWith(opener);
opener.addEventListener("click", () => drawer.click());
drawer.addEventListener("change", tell);

addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !drawer.checked) return;
  drawer.click();
  opener.focus();
});

tell();
show();
