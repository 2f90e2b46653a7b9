// The page of one document: its pages on one side, its rows on the other, and the way between them.

const LAYERS = [
  ["fields", "header and agenda"],
  ["statements", "statements"],
  ["speakers", "speakers"],
  ["decisions", "decisions and votes"],
  ["mentions", "names mentioned"],
  ["furniture", "furniture"],
];

const CHOICES = ["statement", "field", "decision", "recommendation", "agenda", "mention", "furniture"];

/** What a place chooses in a document: the key of a row and its marks. */
function chosen(place) {
  const name = CHOICES.find((choice) => place.has(choice));
  return name ? `${name}=${place.get(name)}` : null;
}

async function documentPage(id) {
  const at = archive.documents.findIndex((one) => one.id === id);
  if (at < 0)
    return {
      nodes: [
        h("h1", { tabindex: "-1" }, "No such document"),
        h("p", {}, "The address names a document that this report does not hold."),
      ],
    };
  const about = archive.documents[at];
  const sheet = await part(id);
  const where = places(sheet);
  const { marks, sections } = rowsOf(sheet, id, where);
  const drawn = drawnPages(sheet, where, marks);
  const pages = h("div", { class: "pages", role: "region", "aria-label": "Pages", tabindex: "0" });
  const rows = h(
    "div",
    { class: "columns-rows", role: "region", "aria-label": "What was read", tabindex: "0" },
    sections,
  );
  const view = h("div", { class: "document show-pages" }, pages, rows);
  const state = { id, at, sheet, where, marks, drawn, pages, rows, view, text: null, origin: null };
  // On a narrow screen a printed page is too small to be read.
  showAs(state, sheet.pages.length && matchMedia("(min-width: 40rem)").matches ? "pages" : "text");
  view.addEventListener("click", (event) => clicked(state, event));
  return { nodes: [heading(about, sheet), tools(state), view], state };
}

function heading(about, sheet) {
  const facts = [
    about.symbol && about.title ? about.symbol : null,
    spoken(about.kind),
    about.date,
    count(about.pages, "page"),
    count(about.statements, "statement"),
  ];
  return h(
    "div",
    { class: "heading" },
    h("p", {}, h("a", { href: link({ section: "documents" }) }, "All documents")),
    h("h1", { tabindex: "-1" }, words(about.title || called(about))),
    h("p", { class: "note" }, facts.filter(Boolean).join(" · ")),
    h("p", { class: "note path" }, words(about.path)),
    sheet.note ? h("p", { class: "warning" }, words(`${sheet.note}.`)) : null,
  );
}

/** What is shown of the document, and how. */
function tools(state) {
  const button = (label, press, pressed) =>
    h("button", { type: "button", onclick: press, "aria-pressed": pressed }, label);
  const either = (name, label) => {
    const made = button(label, () => showAs(state, name), String(state.shown === name));
    made.dataset.shows = name;
    return made;
  };
  const side = (name, label) => button(label, () => showSide(state, name), null);
  const layer = ([name, label]) =>
    h(
      "label",
      {},
      h("input", {
        type: "checkbox",
        checked: true,
        onchange: (event) => state.view.classList.toggle(`without-${name}`, !event.target.checked),
      }),
      h("span", { class: `key ${name}` }),
      label,
    );
  const zoom = (factor) => () => {
    state.zoom = Math.min(4, Math.max(0.5, (state.zoom || 1) * factor));
    state.pages.style.setProperty("--zoom", state.zoom);
  };
  state.tools = h(
    "div",
    { class: state.shown === "text" ? "tools as-text" : "tools" },
    h(
      "div",
      { class: "sides", role: "group", "aria-label": "Side" },
      side("pages", "Pages"),
      side("rows", "What was read"),
    ),
    state.sheet.pages.length
      ? h(
          "div",
          { role: "group", "aria-label": "Form" },
          either("pages", "As printed"),
          either("text", "As text"),
          h("span", { class: "zoom" }, button("Smaller", zoom(1 / 1.25)), button("Larger", zoom(1.25))),
        )
      : null,
    h(
      "details",
      { class: "layers", open: matchMedia("(min-width: 60rem)").matches },
      h("summary", {}, "Marked"),
      h("fieldset", { "aria-label": "Marked" }, LAYERS.map(layer)),
    ),
  );
  return state.tools;
}

/** Shows the pages as printed or as text. */
function showAs(state, name) {
  state.shown = name;
  if (name === "text" && !state.text) state.text = h("div", { class: "text" }, textPages(state.where, state.marks));
  state.tools?.classList.toggle("as-text", name === "text");
  state.pages.replaceChildren(...(name === "text" ? [state.text] : state.drawn.frames));
  for (const button of state.tools?.querySelectorAll("[data-shows]") || [])
    button.setAttribute("aria-pressed", String(button.dataset.shows === name));
  if (state.key) light(state, state.key);
}

/** On a narrow screen, one side at a time is there. */
function showSide(state, name) {
  state.view.classList.toggle("show-pages", name === "pages");
  state.view.classList.toggle("show-rows", name === "rows");
}

/** A click on a mark leads to its row. */
function clicked(state, event) {
  const mark = event.target.closest("[data-key]");
  if (mark) {
    event.preventDefault();
    state.origin = "pages";
    go(state, mark.dataset.key);
  } else if (event.target.closest("[data-row]")) {
    state.origin = "rows";
    // The address may be there already: a second click shows the place again.
    if (chosen(route()) === event.target.closest("[data-row]").dataset.row) choose(state, route());
  }
}

function go(state, key) {
  const href = `${link({ doc: state.id })}&${key}`;
  if (location.hash === href) choose(state, route());
  else location.hash = href;
}

/** Shows what a place names: its row and its marks. */
function choose(state, place) {
  const key = chosen(place);
  state.key = key;
  light(state, key);
  if (key) {
    if (state.origin !== "pages") toMark(state, key);
    if (state.origin !== "rows") toRow(state, key);
    if (state.origin === "rows") showSide(state, "pages");
    if (state.origin === "pages") showSide(state, "rows");
  } else if (place.has("page")) toPage(state, Number(place.get("page")));
  state.origin = null;
}

const withKey = (root, key) => [
  ...root.querySelectorAll(`[data-key="${CSS.escape(key)}"], [data-keys~="${CSS.escape(key)}"]`),
];

function light(state, key) {
  for (const lit of state.view.querySelectorAll(".chosen")) lit.classList.remove("chosen");
  for (const current of state.rows.querySelectorAll("[aria-current]")) current.removeAttribute("aria-current");
  if (!key) return;
  for (const mark of withKey(state.pages, key)) mark.classList.add("chosen");
  const row = state.rows.querySelector(`[data-row="${CSS.escape(key)}"]`);
  row?.setAttribute("aria-current", "true");
  row?.closest("li, tr")?.classList.add("chosen");
}

function toMark(state, key) {
  showSideOf(state, "pages");
  if (state.shown === "pages") {
    const page = pageWith(state, key);
    if (page < 0) return;
    state.drawn.draw(state.drawn.frames[page].firstChild);
    light(state, key);
  }
  within(state.pages, withKey(state.pages, key)[0]);
}

/** Before a page is measured it must be there to be seen. */
function showSideOf(state, name) {
  if (state.origin === null && !state.view.classList.contains("show-pages")) showSide(state, name);
}

/** The first page, by index, with a mark of a key. */
function pageWith(state, key) {
  const pages = state.marks
    .filter((mark) => mark.key === key)
    .map((mark) =>
      mark.piece
        ? state.sheet.pages.findIndex((page) => page.furniture.some(([seq]) => seq === mark.piece))
        : state.where.pageOf(mark.start, mark.end),
    );
  return Math.min(...pages.filter((page) => page >= 0), Infinity) === Infinity
    ? -1
    : Math.min(...pages.filter((page) => page >= 0));
}

function toRow(state, key) {
  const row = state.rows.querySelector(`[data-row="${CSS.escape(key)}"]`);
  for (let outer = row?.closest("details"); outer; outer = outer.parentElement.closest("details")) outer.open = true;
  if (state.origin === "pages") {
    showSide(state, "rows");
    row?.focus({ preventScroll: true });
  }
  within(state.rows, row);
}

function toPage(state, number) {
  within(state.pages, document.getElementById(state.shown === "text" ? `text-page-${number}` : `page-${number}`), 0);
}

/** Scrolls a side so that something in it is seen, and the window no more than it must. */
function within(side, element, share = 0.3) {
  if (!element) return;
  if (getComputedStyle(side).overflowY === "visible") {
    element.scrollIntoView({ block: "center" });
    return;
  }
  const [outer, inner] = [side.getBoundingClientRect(), element.getBoundingClientRect()];
  side.scrollTop += inner.top - outer.top - outer.height * share;
  side.scrollLeft += inner.left < outer.left || inner.right > outer.right ? inner.left - outer.left - 20 : 0;
  side.scrollIntoView({ block: "nearest" });
}
