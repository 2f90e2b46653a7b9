// The page of one state, organisation or group: what it said, by document and year.

/** The page of one state, organisation or group. */
function actorPage(actor) {
  const at = archive.actors.indexOf(actor);
  const said = archive.statements.filter(([, , , actors]) => actors.includes(at));
  const by = grouped(said, ([document]) => document);
  by.sort(([a], [b]) => (archive.documents[a].date || "9").localeCompare(archive.documents[b].date || "9") || a - b);
  const facts = [
    count(actor.statements, "statement"),
    `in ${count(actor.documents.length, "document")}`,
    actor.recommendations ? count(actor.recommendations, "recommendation") : null,
  ];
  const votes = Object.entries(actor.votes).map(([position, many]) => `${number(many)} ${spoken(position)}`);
  const excerpt = (document, seq) => {
    const text = h("span", { class: "excerpt" });
    searched().then((index) => {
      text.append(words(shorten(index.text(document, seq))));
    });
    return text;
  };
  const group = ([document, some]) => [
    h(
      "h2",
      {},
      documentLink(document),
      " ",
      h("span", { class: "note" }, archive.documents[document].date || "no date"),
    ),
    list(
      some,
      ([, seq, page]) => [
        h(
          "a",
          { href: link({ doc: archive.documents[document].id, statement: seq }) },
          `Statement ${seq}, page ${page}`,
        ),
        excerpt(document, seq),
      ],
      5,
      { class: "said" },
    ),
  ];
  return [
    h("h1", { tabindex: "-1" }, words(actor.name)),
    h(
      "p",
      {},
      spoken(actor.kind),
      actor.iso3 ? ` ${actor.iso3}` : "",
      ": ",
      facts.filter(Boolean).join(", "),
      votes.length ? `; votes: ${votes.join(", ")}` : "",
      ".",
    ),
    actor.statements ? yearChart(actor.years, "statement") : null,
    list(by, group, 30, { class: "plain" }),
  ];
}

const shorten = (text, most = 220) =>
  text.length > most ? text.slice(0, text.lastIndexOf(" ", most) + 1 || most) + "…" : text;
