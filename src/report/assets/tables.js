// Tables: a caption, headers, the first rows, and a button for the others.

const FIRST_ROWS = 25;

/** A table that can be scrolled sideways where the page is narrow. Columns are [label, row => cell, "number"?]. */
function table(caption, columns, rows, first = FIRST_ROWS) {
  const body = h("tbody");
  const numeric = (kind) => (kind === "number" ? "number" : null);
  const cell = (row, [, value, kind], index) =>
    h(index === 0 ? "th" : "td", { class: numeric(kind), scope: index === 0 ? "row" : null }, value(row));
  const add = (some) =>
    body.append(
      ...some.map((row) =>
        h(
          "tr",
          {},
          columns.map((column, at) => cell(row, column, at)),
        ),
      ),
    );
  add(rows.slice(0, first));
  const heads = columns.map(([label, , kind]) => h("th", { scope: "col", class: numeric(kind) }, label));
  const whole = h(
    "div",
    { class: "scrolled", role: "region", "aria-label": caption, tabindex: "0" },
    h("table", {}, h("caption", {}, caption), h("thead", {}, h("tr", {}, heads)), body),
  );
  return h("div", {}, whole, more(rows, first, add));
}

/** A button that adds the rows that are not there yet. */
function more(rows, first, add) {
  if (rows.length <= first) return null;
  const show = (event) => {
    add(rows.slice(first));
    event.target.remove();
    say(`${count(rows.length, "row")} shown`);
  };
  return h("button", { type: "button", class: "more", onclick: show }, `Show all ${number(rows.length)}`);
}

/** A list that begins with its first items. */
function list(items, make, first = FIRST_ROWS, attributes = {}) {
  const whole = h("ul", attributes);
  const add = (some) => whole.append(...some.map((item) => h("li", {}, make(item))));
  add(items.slice(0, first));
  return [whole, more(items, first, add)];
}

/** A number with a bar as long as its share of the most. */
function bar(value, most) {
  const length = h("span", { class: "bar", "aria-hidden": "true" });
  length.style.setProperty("--share", most ? value / most : 0);
  return [number(value), length];
}
