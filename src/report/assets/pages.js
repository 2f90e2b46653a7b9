// A document's pages: drawn from the runs of its file, or as text; what was read in them is marked.

const [BOLD, ITALIC, UNSEEN] = [1, 2, 4];

/** A page, drawn when it comes into sight. */
function drawnPages(sheet, where, marks) {
  const drawings = new Map();
  const frames = sheet.pages.map((page, at) => {
    const frame = h("div", { class: "sheet", id: `page-${page.number}`, "data-page": at, tabindex: "-1" });
    frame.style.setProperty("--ratio", `${Math.max(page.width, 1)} / ${Math.max(page.height, 1)}`);
    if (!page.runs.length) frame.append(h("p", { class: "note" }, "No text was read on this page."));
    return h(
      "figure",
      {},
      frame,
      h("figcaption", {}, `Page ${page.number}`, page.pictures ? "; its pictures are not drawn" : ""),
    );
  });
  const draw = (frame) => {
    const at = Number(frame.dataset.page);
    if (drawings.has(at)) return;
    drawings.set(at, true);
    if (!sheet.pages[at].runs.length) return;
    const svg = frame.appendChild(drawing(sheet.pages[at]));
    svg.append(...marked(sheet, at, where, marks, svg));
  };
  const sight = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) if (isIntersecting) draw(target);
    },
    { rootMargin: "600px" },
  );
  frames.forEach((figure) => sight.observe(figure.firstChild));
  return { frames, draw, all: () => frames.forEach((figure) => draw(figure.firstChild)) };
}

/** A page's runs and lines. */
function drawing({ number, width, height, runs, strokes }) {
  const lines = strokes.map(([x1, y1, x2, y2]) => s("line", { x1, y1, x2, y2 }));
  const texts = runs.map(([x, y, size, long, style, text]) =>
    s(
      "text",
      {
        x,
        y,
        "font-size": size,
        textLength: Math.max(long, 1),
        lengthAdjust: "spacingAndGlyphs",
        class:
          [style & BOLD ? "bold" : "", style & ITALIC ? "italic" : "", style & UNSEEN ? "recognised" : ""]
            .filter(Boolean)
            .join(" ") || null,
      },
      text,
    ),
  );
  return s(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": `Page ${number}` },
    s("g", { class: "marks" }),
    lines,
    s("g", { class: "runs" }, texts),
  );
}

/** The marks of a page. Text is measured as it was drawn, so each mark lies where its characters are. */
function marked(sheet, at, where, marks, svg) {
  const runs = svg.querySelectorAll(".runs > text");
  const under = svg.querySelector(".marks");
  const above = s("g", { class: "marks" });
  for (const mark of marks) {
    const rects = mark.piece
      ? pieces(sheet.pages[at], mark.piece)
      : where.stretches(at, mark.start, mark.end).map((stretch) => rect(sheet.pages[at], runs, stretch));
    if (rects.length) (mark.under ? under : above).append(shape(mark, joined(rects)));
  }
  return [above];
}

const COUNTED = new Set(["fields", "statements", "agenda", "decisions", "recommendations"]);

/** A mark: what matters most can be reached by the keyboard, too. */
function shape(mark, rects) {
  const boxes = rects.map(([x, y, width, height]) => s("rect", { x, y, width, height }));
  const attributes = { class: `mark ${mark.layer} ${mark.odd ? "odd" : ""}`, "data-key": mark.key };
  const title = s("title", {}, mark.label);
  if (!COUNTED.has(mark.layer)) return s("g", attributes, title, boxes);
  return s("a", { ...attributes, href: mark.href, "aria-label": mark.label }, title, boxes);
}

/** The box of some characters of a run. */
function rect(page, runs, [run, first, last]) {
  const [x, y, size, width] = page.runs[run];
  let [left, right] = [x, x + width];
  try {
    const ends = [runs[run].getStartPositionOfChar(first).x, runs[run].getEndPositionOfChar(last).x];
    [left, right] = [Math.min(...ends), Math.max(...ends)];
  } catch {
    // A character that is not drawn has no place: the whole run is marked.
  }
  return [left, y - 0.82 * size, Math.max(right - left, 1), 1.08 * size].map(Math.round);
}

function pieces(page, seq) {
  const found = page.furniture.find(([piece]) => piece === seq);
  return (found ? found[1] : []).map((run) => {
    const [x, y, size, width] = page.runs[run];
    return [x, y - 0.82 * size, Math.max(width, 1), 1.08 * size].map(Math.round);
  });
}

/** Boxes of one line that touch are one. */
function joined(rects) {
  const all = [];
  for (const [x, y, width, height] of rects) {
    const last = all[all.length - 1];
    if (last && Math.abs(last[1] - y) < 0.6 * height && x >= last[0] && x - (last[0] + last[2]) < height) {
      const bottom = Math.max(last[1] + last[3], y + height);
      last[2] = Math.max(last[2], x + width - last[0]);
      last[1] = Math.min(last[1], y);
      last[3] = bottom - last[1];
    } else all.push([x, y, width, height]);
  }
  return all;
}

const TAGS = { heading: "h2", quote: "blockquote", table: "p", list_item: "p" };

/** The document's text, paragraph by paragraph. */
function textPages(where, marks) {
  const spans = marks.filter((mark) => mark.end > mark.start).sort((a, b) => a.start - b.start || b.end - a.end);
  let page = 0;
  return where.paragraphs.map((paragraph) => {
    const begins =
      paragraph.page !== page
        ? h("p", { class: "turn", id: `text-page-${paragraph.page}` }, `Page ${paragraph.page}`)
        : null;
    page = paragraph.page;
    const mark = paragraph.mark ? h("span", { class: "number" }, paragraph.mark, " ") : null;
    return [
      begins,
      h(TAGS[paragraph.kind] || "p", { class: paragraph.kind, dir: "auto" }, mark, cutUp(paragraph, where, spans)),
    ];
  });
}

/** A paragraph's text, cut where marks begin and end. */
function cutUp(paragraph, where, spans) {
  const end = paragraph.start + where.size(paragraph);
  const own = spans.filter((mark) => mark.start < end && mark.end > paragraph.start);
  const edges = new Set([paragraph.start, end]);
  for (const mark of own)
    for (const edge of [mark.start, mark.end]) if (edge > paragraph.start && edge < end) edges.add(edge);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, at) => {
    const to = sorted[at + 1];
    const over = own.filter((mark) => mark.start <= from && mark.end >= to);
    const text = where.cut(paragraph, from, to);
    if (!over.length) return text;
    const nearest = over.reduce((a, b) => (b.end - b.start <= a.end - a.start ? b : a));
    const keys = over.map((mark) => mark.key).join(" ");
    const classes = over.map((mark) => mark.layer + (mark.odd ? " odd" : "")).join(" ");
    return h(
      "span",
      { class: `mark ${classes}`, "data-key": nearest.key, "data-keys": keys, title: nearest.label },
      text,
    );
  });
}
