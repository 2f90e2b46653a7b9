// The overview: what was read, who spoke, what was decided, what is in doubt.

const actorHref = (actor) => link(actor.iso3 ? { state: actor.iso3 } : { actor: actor.name });
const actorLink = (actor) => h("a", { href: actorHref(actor) }, words(actor.name));

/** What a document is called in a list. */
const called = (summary) => summary.symbol || summary.title || summary.path.split("/").pop();
const documentLink = (at, values) =>
  h("a", { href: link({ doc: archive.documents[at].id, ...values }) }, words(called(archive.documents[at])));

/** The sections in order: name, heading, what it holds. Empty ones are left out. */
const SECTIONS = [
  ["summary", "Summary", summary],
  ["states", "States", states],
  ["years", "Over time", overTime],
  ["agenda", "Agenda items", agenda],
  ["decisions", "Decisions and votes", decisions],
  ["documents", "Documents", documents],
  ["files", "Not read, or not whole", files],
  ["problems", "Problems", problems],
  ["unresolved", "Unresolved names", unresolved],
];

function overview(place) {
  const sections = SECTIONS.map(([name, heading, make]) => {
    const held = make(place);
    return (
      held &&
      h(
        "section",
        { id: `section-${name}`, "aria-labelledby": `heading-${name}` },
        h("h2", { id: `heading-${name}`, tabindex: "-1" }, heading),
        held,
      )
    );
  });
  return [h("h1", { tabindex: "-1" }, "Report"), ...sections];
}

const sum = (items, value) => items.reduce((all, item) => all + value(item), 0);

/** Items by a key, the largest group first. */
function grouped(items, key) {
  const groups = new Map();
  for (const item of items) {
    const name = key(item);
    if (groups.has(name)) groups.get(name).push(item);
    else groups.set(name, [item]);
  }
  return [...groups].sort(([a, x], [b, y]) => y.length - x.length || String(a).localeCompare(String(b)));
}

function summary() {
  const files = sum(Object.values(archive.statuses), (many) => many);
  const failed = archive.statuses.error || 0;
  const { source_words, paragraph_words, furniture_words, lost_words } = archive.coverage;
  const heard = archive.actors.filter((actor) => actor.kind === "state" && actor.statements).length;
  const card = (label, value, note, href) =>
    h(
      "div",
      { class: "card" },
      h("dt", {}, label),
      h("dd", {}, h("strong", {}, value), note ? h("span", {}, href ? h("a", { href }, note) : note) : null),
    );
  const kinds = grouped(archive.documents, (one) => one.kind);
  return [
    h(
      "dl",
      { class: "cards" },
      card(
        "Files",
        number(files),
        failed ? `${number(failed)} not read` : "all read",
        failed ? link({ section: "files" }) : null,
      ),
      card(
        "Documents",
        number(archive.documents.length),
        count(
          sum(archive.documents, (one) => one.pages),
          "page",
        ),
      ),
      card("Statements", number(archive.statements.length), `of ${count(heard, "state")}`, link({ section: "states" })),
      card("Decisions", number(archive.decisions.length), null),
      card("Words", number(source_words), `${number(lost_words)} lost`),
      card("Problems", number(archive.problems.length), null, null),
    ),
    h(
      "p",
      {},
      `Of ${count(source_words, "word")}, ${number(paragraph_words)} stand in paragraphs, ${number(furniture_words)} in headers, footers and other furniture of the pages; ${number(lost_words)} stand in neither.`,
    ),
    table(
      "Kinds of documents",
      [
        ["Kind", ([kind]) => h("a", { href: link({ section: "documents", kind }) }, spoken(kind))],
        ["Documents", ([, some]) => bar(some.length, kinds[0][1].length), "number"],
        ["Statements", ([, some]) => number(sum(some, (one) => one.statements)), "number"],
        ["Words", ([, some]) => number(sum(some, (one) => one.words)), "number"],
        ["Words lost", ([, some]) => number(sum(some, (one) => one.lost)), "number"],
      ],
      kinds,
    ),
  ];
}

function states() {
  const said = archive.actors.filter((actor) => actor.statements || actor.recommendations);
  const order = (a, b) =>
    b.statements - a.statements || b.recommendations - a.recommendations || a.name.localeCompare(b.name);
  const states = said.filter((actor) => actor.kind === "state").sort(order);
  const others = said.filter((actor) => actor.kind !== "state").sort(order);
  if (!said.length) return h("p", {}, "No statements were read.");
  const all = span(total());
  const columns = (name, most) => [
    [name, actorLink],
    ["Statements", (actor) => bar(actor.statements, most), "number"],
    ["Documents", (actor) => number(actor.documents.length), "number"],
    ["Recommendations", (actor) => number(actor.recommendations), "number"],
    [all.length ? `By year, ${all[0]}–${all[all.length - 1]}` : "By year", (actor) => spark(actor.years, all)],
  ];
  return [
    worldMap(states, (actor) => actor.statements),
    table("States by number of statements", columns("State", states[0]?.statements), states),
    others.length ? table("Organisations and groups", columns("Name", others[0].statements), others, 10) : null,
  ];
}

/** Statements by year of their documents. */
function total() {
  const years = {};
  for (const [at] of archive.statements) {
    const year = (archive.documents[at].date || "").slice(0, 4);
    years[year] = (years[year] || 0) + 1;
  }
  return years;
}

function overTime() {
  return archive.statements.length ? yearChart(total(), "statement") : null;
}

function agenda() {
  if (!archive.agenda.length) return null;
  // A document's page counts its own items, from 1.
  const own = new Map(grouped(archive.agenda, (item) => item.document));
  const place = (item) =>
    link({ doc: archive.documents[item.document].id, agenda: own.get(item.document).indexOf(item) + 1 });
  return table(
    "Agenda items that documents state, list or open",
    [
      ["Item", (item) => h("a", { href: place(item) }, words(item.number || "no number"))],
      ["Title", (item) => words(item.title || "")],
      ["Document", (item) => words(called(archive.documents[item.document]))],
      ["Date", (item) => archive.documents[item.document].date || ""],
      ["Statements", (item) => number(item.statements), "number"],
    ],
    archive.agenda,
  );
}

const tally = ([inFavour, against, abstaining]) =>
  inFavour === null ? "" : `${inFavour} in favour, ${against ?? 0} against, ${abstaining ?? 0} abstaining`;

function decisions() {
  if (!archive.decisions.length) return null;
  const voters = archive.actors.filter((actor) => Object.keys(actor.votes).length);
  const votes = (actor) => sum(Object.values(actor.votes), (many) => many);
  voters.sort((a, b) => votes(b) - votes(a) || a.name.localeCompare(b.name));
  const position = (name, label) => [label, (actor) => number(actor.votes[name] || 0), "number"];
  return [
    table(
      "What was put to meetings",
      [
        [
          "What",
          (one) =>
            h("a", { href: link({ doc: archive.documents[one.document].id, decision: one.seq }) }, words(one.what)),
        ],
        ["Title", (one) => words(one.title || "")],
        ["Outcome", (one) => [spoken(one.outcome), one.adopted_as ? [" as ", words(one.adopted_as)] : null]],
        ["How", (one) => spoken(one.how)],
        ["Votes", (one) => tally(one.tally)],
        ["Document", (one) => documentLink(one.document)],
      ],
      archive.decisions,
    ),
    voters.length
      ? table(
          "Recorded votes by state",
          [
            ["State", actorLink],
            ["Votes", (actor) => bar(votes(actor), votes(voters[0])), "number"],
            position("in_favour", "In favour"),
            position("against", "Against"),
            position("abstaining", "Abstaining"),
            position("not_participating", "Not participating"),
          ],
          voters,
        )
      : null,
  ];
}

function documents(place) {
  const kind = place?.get("kind");
  const some = archive.documents.map((one, at) => [one, at]).filter(([one]) => !kind || one.kind === kind);
  const all = kind
    ? h("p", {}, `Only of kind ${spoken(kind)}. `, h("a", { href: link({ section: "documents" }) }, "Show all kinds"))
    : null;
  return [
    all,
    table(
      "Documents that were read",
      [
        ["Document", ([, at]) => documentLink(at)],
        ["Title", ([one]) => words(one.title && one.symbol ? one.title : "")],
        ["Kind", ([one]) => spoken(one.kind)],
        ["Date", ([one]) => one.date || ""],
        ["Pages", ([one]) => number(one.pages), "number"],
        ["Statements", ([one]) => number(one.statements), "number"],
        ["Problems", ([one]) => number(one.problems), "number"],
        ["Words lost", ([one]) => number(one.lost), "number"],
        ["File", ([one]) => h("span", { class: "path" }, words(one.path))],
      ],
      some,
    ),
  ];
}

function files() {
  const { doubtful, statuses } = archive;
  const read = h(
    "p",
    {},
    Object.entries(statuses).map(([status, many], at) => `${at ? ", " : ""}${number(many)} ${spoken(status)}`),
    ".",
  );
  if (!doubtful.length) return read;
  const order = ["error", "no_text", "unreadable_font", "partial", "repaired", "duplicate"];
  const rows = [...doubtful].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  return [
    read,
    table(
      "Files that were not read, or not whole",
      [
        [
          "File",
          (file) =>
            file.doc_id
              ? h("a", { class: "path", href: link({ doc: file.doc_id }) }, words(file.path))
              : h("span", { class: "path" }, words(file.path)),
        ],
        ["Status", (file) => spoken(file.status)],
        ["Why, and what to do", (file) => words(file.message || "")],
      ],
      rows,
    ),
  ];
}

function problems() {
  if (!archive.problems.length) return h("p", {}, "None.");
  const codes = grouped(archive.problems, ([, severity, code]) => `${severity} ${code}`);
  const lost = archive.documents.map((one, at) => [one, at]).filter(([one]) => one.lost);
  const example = ([at, , code, message, page]) => [documentLink(at, { page }), ": ", words(message)];
  return [
    table(
      "Problems by what they are, the most frequent first",
      [
        ["Problem", ([, some]) => some[0][2]],
        ["Severity", ([, some]) => some[0][1]],
        ["Times", ([, some]) => bar(some.length, codes[0][1].length), "number"],
        ["Documents", ([, some]) => number(new Set(some.map(([at]) => at)).size), "number"],
        [
          "Where",
          ([, some]) => h("details", {}, h("summary", {}, "Show"), list(some, example, 20, { class: "examples" })),
        ],
      ],
      codes,
    ),
    lost.length
      ? table(
          "Documents with lost words",
          [
            ["Document", ([, at]) => documentLink(at)],
            ["Words lost", ([one]) => number(one.lost), "number"],
          ],
          lost,
        )
      : null,
  ];
}

function unresolved() {
  if (!archive.unresolved.length) return h("p", {}, "Every label found its entity.");
  const at = new Map(archive.documents.map((one, index) => [one.id, index]));
  return table(
    "Labels that name no entity that is known, or several: the most frequent first",
    [
      ["Label", (one) => words(one.label)],
      ["Times", (one) => bar(one.count, archive.unresolved[0].count), "number"],
      ["As", (one) => spoken(one.roles)],
      ["Reason", (one) => one.reason],
      [
        "First in",
        (one) =>
          at.has(one.doc_id) ? [documentLink(at.get(one.doc_id), { page: one.page }), `, page ${one.page}`] : "",
      ],
    ],
    archive.unresolved,
  );
}
