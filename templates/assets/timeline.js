/** The filters of the timeline. What they are and what each entry has stands in the page; what is chosen, in the address. */

const timeline = document.querySelector("[data-timeline]");
const panel = timeline.querySelector("[data-filters]");
const result = timeline.querySelector("[data-filtered]");
const status = result.querySelector("[role=status]");
const chips = result.querySelector("ul");
const clear = result.querySelector("[data-clear]");
const number = new Intl.NumberFormat(document.documentElement.lang);

const filters = [...panel.querySelectorAll("[data-filter]")].map((element) => ({
  element,
  name: element.dataset.filter,
  choices: [...element.querySelectorAll("input")].map((box) => ({
    box,
    row: box.closest("li"),
    label: box.parentElement.querySelector(".filter__label").textContent,
    count: box.parentElement.querySelector(".filter__count"),
  })),
}));
const numbered = filters.flatMap(({ choices }, filter) => choices.map(({ box }) => ({ filter, value: box.value })));
const items = [...timeline.querySelectorAll("li[data-fits]")].map((element) => {
  const values = filters.map(() => []);
  for (const number of element.dataset.fits.split(" ")) numbered[number] && values[numbered[number].filter].push(numbered[number].value);
  return { element, values };
});
const groups = [...timeline.querySelectorAll("[data-group]")];
const chart = document.querySelector(".density");
const bars = [...(chart?.querySelectorAll("a:has(rect)") ?? [])];

/** Choose what the address says; unknown values are left out. */
function read() {
  const asked = new URLSearchParams(location.search);
  for (const { name, choices } of filters) {
    const chosen = asked.getAll(name);
    for (const { box } of choices) box.checked = chosen.includes(box.value);
  }
}

/** A new step in the history, with what is chosen in the address. */
function remember() {
  const state = new URLSearchParams();
  for (const { name, choices } of filters) {
    for (const { box } of choices) if (box.checked) state.append(name, box.value);
  }
  const address = `${location.pathname}${`${state}` ? `?${state}` : ""}`;
  history.pushState(null, "", address);
}

/** Show what fits. A value's count is what there would be if it alone were chosen in its filter. */
function show() {
  const chosen = filters.map(({ choices }) => choices.filter(({ box }) => box.checked));
  const wanted = chosen.map((choices) => new Set(choices.map(({ box }) => box.value)));
  const counts = filters.map(() => new Map());
  let shown = 0;
  for (const { element, values } of items) {
    const fits = values.map((own, index) => !wanted[index].size || own.some((value) => wanted[index].has(value)));
    const misses = fits.filter((fit) => !fit).length;
    element.hidden = misses > 0;
    shown += misses ? 0 : 1;
    values.forEach((own, index) => {
      if (misses > (fits[index] ? 0 : 1)) return;
      for (const value of own) counts[index].set(value, (counts[index].get(value) ?? 0) + 1);
    });
  }
  for (const group of groups) group.hidden = !group.querySelector("li[data-fits]:not([hidden])");
  filters.forEach(({ element, choices }, index) => {
    for (const { box, row, count } of choices) {
      const found = counts[index].get(box.value) ?? 0;
      count.textContent = number.format(found);
      row.hidden = !found && !box.checked && box !== document.activeElement;
    }
    element.hidden = choices.every(({ row }) => row.hidden);
  });
  draw();
  tell(shown, chosen.flat());
}

/** Lower the bars to what is shown. */
function draw() {
  for (const bar of bars) {
    const rect = bar.querySelector("rect");
    const month = timeline.querySelector(bar.getAttribute("href"));
    const foot = Number(rect.getAttribute("y")) + Number(rect.getAttribute("height"));
    const height = Number(chart.dataset.unit) * month.querySelectorAll("li[data-fits]:not([hidden])").length;
    rect.setAttribute("height", height);
    rect.setAttribute("y", foot - height);
  }
}

/** Say how many are shown, and list what is chosen. */
function tell(shown, chosen) {
  const { shown: some, all, none, remove } = timeline.dataset;
  const text = !shown ? none : chosen.length ? some : all;
  status.textContent = text.replace("{count}", number.format(shown)).replace("{all}", number.format(items.length));
  chips.replaceChildren(
    ...chosen.map(({ box, label }) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "chip";
      button.textContent = label;
      button.setAttribute("aria-label", remove.replace("{filter}", label));
      button.addEventListener("click", () => drop(box));
      const chip = document.createElement("li");
      chip.append(button);
      return chip;
    }),
  );
  chips.hidden = clear.hidden = !chosen.length;
}

/** Choose otherwise, and stay at a place from which the keyboard goes on. */
function drop(...boxes) {
  for (const box of boxes) box.checked = false;
  remember();
  show();
  (chips.querySelector("button") ?? panel.querySelector("summary")).focus();
}

panel.addEventListener("change", () => {
  remember();
  show();
});
clear.addEventListener("click", () => drop(...panel.querySelectorAll("input:checked")));
addEventListener("popstate", () => {
  read();
  show();
});

panel.hidden = result.hidden = false;
read();
show();
panel.open = matchMedia("(min-width: 45em)").matches && panel.querySelector("input:checked") !== null;
