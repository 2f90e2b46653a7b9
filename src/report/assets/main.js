// The address says what is shown; this shows it.

const route = () => new URLSearchParams(location.hash.slice(1));

const content = document.getElementById("content");
const query = document.getElementById("query");
let shown = { view: null, state: null };

/** What a place shows, as a name that changes only where the whole page does. */
function viewOf(place) {
  for (const name of ["doc", "q", "state", "actor"]) if (place.has(name)) return `${name}=${place.get(name)}`;
  return `overview=${place.get("kind") || ""}`;
}

async function build(place) {
  if (place.has("doc")) return documentPage(place.get("doc"));
  if (place.has("q")) return { nodes: await resultsPage(place.get("q")) };
  const actor = archive.actors.find((one) =>
    place.has("state") ? one.iso3 === place.get("state") : one.name === place.get("actor"),
  );
  if (actor && (place.has("state") || place.has("actor"))) return { nodes: actorPage(actor) };
  return { nodes: overview(place) };
}

async function show() {
  if (location.hash === "#content") return;
  const place = route();
  const view = viewOf(place);
  const first = shown.view === null;
  if (view !== shown.view) {
    const mine = (shown = { view, state: null });
    const { nodes, state } = await build(place).catch((error) => ({
      nodes: [h("h1", { tabindex: "-1" }, "This cannot be shown"), h("p", {}, error.message)],
    }));
    // What was asked for in the meantime is shown instead.
    if (shown !== mine) return;
    shown.state = state;
    content.replaceChildren(...nodes.flat(Infinity).filter(Boolean));
    content.classList.toggle("wide", Boolean(state));
    title();
    if (!place.has("section")) window.scrollTo(0, 0);
    if (!first && !place.has("q")) content.querySelector("h1")?.focus({ preventScroll: true });
  }
  if (shown.state) choose(shown.state, place);
  if (place.has("section")) toSection(place.get("section"), first);
}

function title() {
  const heading = content.querySelector("h1")?.textContent;
  document.title = heading && heading !== "Report" ? `${heading} – Report` : "Report";
}

function toSection(name, first) {
  const heading = document.getElementById(`heading-${name}`);
  if (!heading || name === "summary") return window.scrollTo(0, 0);
  heading.parentElement.scrollIntoView();
  if (!first) heading.focus({ preventScroll: true });
}

function sections() {
  const there = {
    states: "States",
    years: "Years",
    agenda: "Agenda",
    decisions: "Decisions",
    documents: "Documents",
    files: "Not read",
    problems: "Problems",
    unresolved: "Unresolved",
  };
  const empty = {
    agenda: !archive.agenda.length,
    decisions: !archive.decisions.length,
    years: !archive.statements.length,
  };
  document.getElementById("sections").append(
    ...Object.entries(there)
      .filter(([name]) => !empty[name])
      .map(([name, label]) => h("li", {}, h("a", { href: link({ section: name }) }, label))),
  );
}

let typing = null;
query.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => search(true), 300);
});
document.getElementById("search").addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(typing);
  search(false);
  content.focus();
});

/** Goes to the results; while one types, the address of the last results is replaced. */
function search(replace) {
  const text = query.value.trim();
  if (!text) return;
  const href = link({ q: text });
  if (replace && route().has("q")) location.replace(href);
  else location.hash = href;
}

document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  content.focus();
});
window.addEventListener("hashchange", show);
window.addEventListener("beforeprint", () => shown.state?.drawn.all());

sections();
if (route().has("q")) query.value = route().get("q");
show();
