// From characters of a document's text to its paragraphs and to the runs of its pages.

/** Where things stand in one document. */
function places(sheet) {
  const paragraphs = sheet.paragraphs.map(([kind, level, mark, text, start, page]) => ({
    kind,
    level,
    mark,
    text,
    start,
    page,
    letters: null,
  }));
  // A text in which each character is one unit of UTF-16, as nearly all are, needs no list of its characters.
  const cut = (paragraph, from, to) => {
    if (paragraph.letters === null)
      paragraph.letters = /[\ud800-\udfff]/.test(paragraph.text) ? Array.from(paragraph.text) : paragraph.text;
    const piece = paragraph.letters.slice(Math.max(0, from - paragraph.start), Math.max(0, to - paragraph.start));
    return typeof piece === "string" ? piece : piece.join("");
  };
  const size = (paragraph) => (cut(paragraph, 0, 0), paragraph.letters.length);
  const text = (start, end) => {
    const some = paragraphs.filter((one) => one.start < end && one.start + size(one) > start);
    return some.map((one) => cut(one, start, end)).join("\n\n");
  };
  const segments = sheet.pages.map((page) => {
    const all = [];
    page.runs.forEach((run, at) => {
      const numbers = run[6];
      for (let i = 0; i < numbers.length; i += 3)
        all.push({ run: at, start: numbers[i], from: numbers[i + 1], length: numbers[i + 2] });
    });
    return all.sort((a, b) => a.start - b.start);
  });
  /** The stretches of a page's runs in which a span stands: run, first and last unit. */
  const stretches = (page, start, end) => {
    const all = segments[page];
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (all[middle].start + all[middle].length <= start) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (; low < all.length && all[low].start < end; low++) {
      const { run, start: begins, from, length } = all[low];
      const [first, last] = [Math.max(start, begins), Math.min(end, begins + length)];
      if (first < last) found.push([run, from + first - begins, from + last - 1 - begins]);
    }
    return found;
  };
  /** The first page, by index, on which something of a span stands. */
  const pageOf = (start, end) => sheet.pages.findIndex((_, page) => stretches(page, start, end).length > 0);
  return { paragraphs, cut, size, text, stretches, pageOf };
}
