// The search over states, documents, speakers and the words of statements.

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

let index = null;

/** All statements with their speakers, read when they are first wanted. */
function searched() {
  index ??= Promise.all(Array.from({ length: parting.searched }, (_, at) => part(`search-${at + 1}`))).then(
    (shards) => {
      const rows = [];
      const at = new Map();
      for (const [document, said] of shards.flat()) {
        for (const [seq, speakers, text] of said) {
          at.set(`${document}/${seq}`, rows.length);
          rows.push({ document, seq, speakers, text, by: plain(speakers), words: null });
        }
      }
      return { rows, text: (document, seq) => rows[at.get(`${document}/${seq}`)]?.text || "" };
    },
  );
  return index;
}

const MOST = 100;

/** What has all words of a query: actors, documents, statements by speaker, statements by text. */
async function find(query) {
  const wanted = plain(query).split(/\s+/).filter(Boolean);
  const has = (text) => wanted.every((word) => text.includes(word));
  const actors = archive.actors.filter((one) => has(plain(`${one.name} ${one.iso3 || ""}`)));
  const documents = archive.documents
    .map((one, at) => [one, at])
    .filter(([one]) => has(plain([one.symbol, one.title, one.organ, one.path].filter(Boolean).join(" "))));
  const { rows } = await searched();
  const speakers = rows.filter((one) => has(one.by));
  const texts = rows.filter((one) => !has(one.by) && has((one.words ??= plain(`${one.speakers} ${one.text}`))));
  return { wanted, actors, documents, speakers, texts };
}

async function resultsPage(query) {
  const { wanted, actors, documents, speakers, texts } = await find(query);
  const told = `${count(actors.length, "name")} of states and bodies, ${count(documents.length, "document")}, ${count(speakers.length + texts.length, "statement")}`;
  say(told);
  const section = (heading, some, make) =>
    some.length ? h("section", {}, h("h2", {}, heading), list(some, make, MOST, { class: "said" })) : null;
  const statement = (one) => [
    h(
      "a",
      { href: link({ doc: archive.documents[one.document].id, statement: one.seq }) },
      words(one.speakers || "no speaker"),
      " in ",
      words(called(archive.documents[one.document])),
    ),
    h("span", { class: "excerpt" }, excerptAround(one.text, wanted)),
  ];
  return [
    h("h1", { tabindex: "-1" }, "Search: ", words(query)),
    h("p", {}, `${told}.`),
    section("States, organisations and groups", actors, (one) => [
      actorLink(one),
      h("span", { class: "note" }, ` ${count(one.statements, "statement")}`),
    ]),
    section("Documents", documents, ([one, at]) => [
      documentLink(at),
      one.title && one.symbol ? h("span", { class: "excerpt" }, words(one.title)) : null,
    ]),
    section("Statements by speaker", speakers, statement),
    section("Statements by their words", texts, statement),
  ];
}

/** The words around the first place where a text has one of those that are wanted, which are marked. */
function excerptAround(text, wanted) {
  // A letter and its mark may be one character or two: places are found in the text as it is.
  const folded = Array.from(text, (c) => plain(c));
  const offsets = [];
  let all = "";
  folded.forEach((c, at) => {
    for (let i = 0; i < c.length; i++) offsets.push(at);
    all += c;
  });
  const first = Math.min(...wanted.map((word) => all.indexOf(word)).filter((at) => at >= 0), all.length);
  const from = first < all.length && first > 90 ? all.lastIndexOf(" ", first - 60) + 1 : 0;
  const until = Math.min(all.length, from + 260);
  const letters = Array.from(text);
  const cut = (a, b) =>
    letters.slice(offsets[a] ?? letters.length, b < offsets.length ? offsets[b] : letters.length).join("");
  const found = [from ? "…" : ""];
  for (let at = from; at < until;) {
    const next = wanted
      .map((word) => [all.indexOf(word, at), word.length])
      .filter(([start]) => start >= 0 && start < until)
      .sort((a, b) => a[0] - b[0] || b[1] - a[1])[0];
    found.push(cut(at, next ? next[0] : until));
    if (!next) break;
    found.push(h("mark", {}, cut(next[0], next[0] + next[1])));
    at = next[0] + next[1];
  }
  return h("bdi", {}, ...found, until < all.length ? "…" : "");
}
