// A document's rows, and the mark of each: the same key leads from one to the other.

/** Gathers rows and marks of a document. */
function rowsOf(sheet, id, where) {
  const marks = [];
  const href = (key) => `${link({ doc: id })}&${key}`;
  const mark = (layer, key, label, start, end, more = {}) => {
    if (start !== null && end > start) marks.push({ layer, key, label, start, end, href: href(key), ...more });
  };
  const row = (key, ...children) => h("a", { href: href(key), "data-row": key }, ...children);
  const context = { sheet, where, mark, row, marks, href };
  const groups = [
    fieldRows,
    statementRows,
    decisionRows,
    recommendationRows,
    agendaRows,
    mentionRows,
    furnitureRows,
    problemRows,
  ];
  const sections = groups.map((make) => make(context)).filter(Boolean);
  marks.sort((a, b) => (b.end || 0) - (b.start || 0) - ((a.end || 0) - (a.start || 0)));
  return { marks, sections };
}

function group(heading, many, held, open = true) {
  return many
    ? h(
        "details",
        { class: "group", open },
        h("summary", {}, h("h2", {}, `${heading} `, h("span", { class: "note" }, number(many)))),
        held,
      )
    : null;
}

function fieldRows({ sheet, mark, row, marks, href }) {
  const make = ({ name, value, read }) => {
    const key = `field=${name}`;
    const label = `${spoken(name)}: ${value}`;
    const piece =
      read && read.start === null && sheet.furniture.find((one) => one.page === read.page && one.text.includes(value));
    if (piece) marks.push({ layer: "fields", key, label, piece: piece.seq, href: href(key) });
    else if (read) mark("fields", key, label, read.start, read.end);
    const rule = read
      ? h("span", { class: "note" }, `page ${read.page}, ${read.rule}`)
      : h("span", { class: "note" }, "computed");
    const held = read && (piece || read.start !== null) ? row(key, words(value)) : words(value);
    return h("tr", {}, h("th", { scope: "row" }, spoken(name.replace(/\.\d+$/, ""))), h("td", {}, held, " ", rule));
  };
  const head = h(
    "thead",
    { class: "unseen" },
    h("tr", {}, h("th", { scope: "col" }, "Field"), h("th", { scope: "col" }, "Value")),
  );
  return group(
    "Header",
    sheet.fields.length,
    h("table", { class: "fields" }, head, h("tbody", {}, sheet.fields.map(make))),
  );
}

/** Labels of speakers, voters or states, each with what it names. */
const labels = (some) =>
  some.map((one, at) => [
    at ? ", " : "",
    words(one.label),
    one.name && one.name !== one.label && !one.label.includes(one.name)
      ? h("span", { class: "note" }, " ", words(one.name))
      : null,
  ]);

function statementRows({ sheet, where, mark, row }) {
  const make = (one) => {
    const key = `statement=${one.seq}`;
    const who = one.speakers.map((speaker) => speaker.label).join(", ");
    mark("statements", key, `Statement ${one.seq}: ${who}`, one.start, one.end, {
      under: true,
      odd: one.seq % 2 === 1,
    });
    for (const speaker of one.speakers)
      if (speaker.read) mark("speakers", key, `Speaker: ${speaker.label}`, speaker.read.start, speaker.read.end);
    const facts = [
      one.mode === "reported" ? "reported" : null,
      one.on_behalf_of.length ? `on behalf of ${one.on_behalf_of.join(", ")}` : null,
      one.agenda_items.length ? `item ${one.agenda_items.join(", ")}` : null,
      one.spoken_language ? `in ${one.spoken_language}` : null,
    ];
    const text = one.text ?? where.text(one.start, one.end);
    return [
      row(
        key,
        h("strong", {}, one.speakers.length ? labels(one.speakers) : "no speaker"),
        h("span", { class: "note" }, ` page ${one.page}`),
      ),
      h("p", { class: "excerpt" }, words(shorten(text))),
      facts.some(Boolean) ? h("p", { class: "note" }, words(facts.filter(Boolean).join("; "))) : null,
    ];
  };
  return group(
    "Statements",
    sheet.statements.length,
    h(
      "ol",
      { class: "rows" },
      sheet.statements.map((one) => h("li", {}, make(one))),
    ),
  );
}

function decisionRows({ sheet, mark, row }) {
  const make = (one) => {
    const key = `decision=${one.seq}`;
    mark("decisions", key, `Decision: ${one.what}`, one.start, one.end, { under: true });
    const votes = grouped(one.votes, (vote) => vote.position);
    for (const vote of one.votes)
      if (vote.read) mark("votes", key, `${vote.label}: ${spoken(vote.position)}`, vote.read.start, vote.read.end);
    return [
      row(key, h("strong", {}, words(one.what)), h("span", { class: "note" }, ` page ${one.page}`)),
      h("p", {}, [
        spoken(one.outcome),
        one.adopted_as ? ` as ${one.adopted_as}` : "",
        `, ${spoken(one.how)}`,
        one.tally[0] === null ? "" : `: ${tally(one.tally)}`,
      ]),
      one.title ? h("p", {}, words(one.title)) : null,
      votes.map(([position, some]) =>
        h("details", {}, h("summary", {}, `${spoken(position)}: ${some.length}`), h("p", {}, labels(some))),
      ),
    ];
  };
  return group(
    "Decisions",
    sheet.decisions.length,
    h(
      "ol",
      { class: "rows" },
      sheet.decisions.map((one) => h("li", {}, make(one))),
    ),
  );
}

function recommendationRows({ sheet, where, mark, row }) {
  const make = (one, at) => {
    const key = `recommendation=${at + 1}`;
    mark("recommendations", key, `Recommendation ${one.number}`, one.start, one.end, {
      under: true,
      odd: at % 2 === 1,
    });
    for (const state of one.states)
      if (state.read) mark("speakers", key, `Recommended by ${state.label}`, state.read.start, state.read.end);
    return [
      row(
        key,
        h("strong", {}, words(one.number), " ", labels(one.states)),
        h("span", { class: "note" }, ` page ${one.page}${one.response ? `, ${spoken(one.response)}` : ""}`),
      ),
      h("p", { class: "excerpt" }, words(shorten(where.text(one.start, one.end)))),
    ];
  };
  return group(
    "Recommendations",
    sheet.recommendations.length,
    h(
      "ol",
      { class: "rows" },
      sheet.recommendations.map((one, at) => h("li", {}, make(one, at))),
    ),
  );
}

function agendaRows({ sheet, mark, row }) {
  const make = (one, at) => {
    const key = `agenda=${at + 1}`;
    const label = [one.number, one.title].filter(Boolean).join(" ");
    if (one.read) mark("agenda", key, `Agenda item ${label}`, one.read.start, one.read.end);
    return [row(key, words(label)), h("span", { class: "note" }, ` page ${one.page}`)];
  };
  return group(
    "Agenda",
    sheet.agenda.length,
    h(
      "ul",
      { class: "rows" },
      sheet.agenda.map((one, at) => h("li", {}, make(one, at))),
    ),
  );
}

function mentionRows({ sheet, where, mark, row }) {
  for (const [start, end, entity] of sheet.mentions)
    mark("mentions", `mention=${start}`, `Mentioned: ${sheet.entities[entity].name}`, start, end);
  const by = grouped(sheet.mentions, ([, , entity]) => entity);
  const place = ([start, end]) => row(`mention=${start}`, words(where.text(start, end)));
  const make = ([entity, some]) =>
    h(
      "details",
      {},
      h(
        "summary",
        {},
        words(sheet.entities[entity].name),
        h(
          "span",
          { class: "note" },
          ` ${sheet.entities[entity].iso3 || sheet.entities[entity].kind}, ${number(some.length)}`,
        ),
      ),
      h(
        "ul",
        { class: "places" },
        some.map((one) => h("li", {}, place(one))),
      ),
    );
  return group("Names mentioned", sheet.mentions.length, h("div", { class: "rows" }, by.map(make)), false);
}

function furnitureRows({ sheet, marks, row, href }) {
  for (const one of sheet.furniture)
    marks.push({
      layer: "furniture",
      key: `furniture=${one.seq}`,
      label: `${spoken(one.reason)}: ${one.text}`,
      piece: one.seq,
      href: href(`furniture=${one.seq}`),
    });
  const drawn = new Set(sheet.pages.flatMap((page) => page.furniture.map(([seq]) => seq)));
  const make = (one) =>
    h(
      "li",
      {},
      drawn.has(one.seq) ? row(`furniture=${one.seq}`, words(one.text)) : words(one.text),
      h("span", { class: "note" }, ` page ${one.page}`),
    );
  const by = grouped(sheet.furniture, (one) => one.reason);
  const kind = ([reason, some]) =>
    h(
      "details",
      {},
      h("summary", {}, spoken(reason), h("span", { class: "note" }, ` ${number(some.length)}`)),
      h("ul", { class: "places" }, some.map(make)),
    );
  return group("Furniture of the pages", sheet.furniture.length, h("div", { class: "rows" }, by.map(kind)), false);
}

function problemRows({ sheet, href }) {
  const make = (one) =>
    h(
      "li",
      {},
      h("strong", {}, one.code),
      ` ${one.severity}: `,
      words(one.message),
      one.page ? [" ", h("a", { href: href(`page=${one.page}`) }, `page ${one.page}`)] : null,
    );
  return group("Problems", sheet.problems.length, h("ul", { class: "rows" }, sheet.problems.map(make)));
}
