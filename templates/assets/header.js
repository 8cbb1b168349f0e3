/** What the header does: switch the colours and remember it, close the menu. The first colours are set in the page. */

const options = [...document.querySelectorAll("input[name=__palette]")];
const drawer = document.getElementById("__drawer");

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

addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !drawer.checked) return;
  drawer.checked = false;
  drawer.focus();
});

show();
