// The map and the bars by year, drawn with d3 (ISC) on shapes of world-atlas (public domain).

/** Least numbers of the classes in which the map is coloured: 1, and the last of 3, 10, 30, 100 and so on up to the most. */
function classes(most) {
  const steps = [];
  for (let ten = 1; ten <= most; ten *= 10) steps.push(ten, 3 * ten);
  return [1, ...steps.filter((step) => step > 1 && step <= most).slice(-4)];
}

const rank = (value, steps) => steps.filter((step) => value >= step).length;

/** The map of actors by a number, and what of it is not drawn. */
function worldMap(actors, value) {
  const world = held("world");
  const shapes = vendor.feature(world, world.objects.countries).features;
  const by = new Map(actors.filter((actor) => actor.m49).map((actor) => [String(actor.m49).padStart(3, "0"), actor]));
  const steps = classes(Math.max(0, ...actors.map(value)));
  const [width, height] = [960, 470];
  const path = vendor.geoPath(vendor.geoEqualEarth().fitSize([width, height], { type: "Sphere" })).digits(1);
  const drawn = shapes.map((shape) => country(shape, by.get(shape.id), value, steps, path));
  const borders = vendor.mesh(world, world.objects.countries, (a, b) => a !== b);
  const here = new Set(shapes.map((shape) => shape.id));
  const missing = actors.filter((actor) => value(actor) && !here.has(String(actor.m49 ?? "").padStart(3, "0")));
  const label = "World map of statements by state; the table of states has the same numbers";
  return h(
    "figure",
    { class: "map" },
    s(
      "svg",
      { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": label },
      s("path", { class: "sea", d: path({ type: "Sphere" }) }),
      drawn.map(([area]) => area),
      s("path", { class: "borders", d: path(borders) }),
      drawn.map(([, dot]) => dot),
    ),
    legend(steps),
    missing.length
      ? h(
          "p",
          { class: "missing" },
          "Not on the map: ",
          missing.map((one, at) => [at ? ", " : "", actorLink(one), ` (${number(value(one))})`]),
          ".",
        )
      : null,
    h(
      "figcaption",
      {},
      "Shapes: Natural Earth, simplified. Colours, borders and names say nothing of the status of any territory.",
    ),
  );
}

const SMALL = 14;

/** The area of a country and, where that is too small to be seen, a dot. */
function country(shape, actor, value, steps, path) {
  const many = actor ? value(actor) : 0;
  const told = actor ? `${actor.name}: ${count(many, "statement")}` : `${shape.properties.name}: no statements`;
  const title = s("title", {}, told);
  const kind = `area rank-${rank(many, steps)}`;
  const linked = (mark) =>
    many ? s("a", { href: actorHref(actor), tabindex: "-1", "data-iso3": actor.iso3, "aria-label": told }, mark) : mark;
  const small = many > 0 && path.area(shape) < SMALL;
  const [x, y] = small ? path.centroid(shape) : [0, 0];
  const area = linked(s("path", { class: kind, d: shape.geometry.type === "Point" ? "" : path(shape) }, title));
  return [
    area,
    small && Number.isFinite(x)
      ? linked(s("circle", { class: kind, cx: x.toFixed(1), cy: y.toFixed(1), r: 3.5 }, title.cloneNode(true)))
      : null,
  ];
}

function legend(steps) {
  const range = (step, at) =>
    at + 1 < steps.length
      ? steps[at + 1] - 1 === step
        ? `${step}`
        : `${number(step)}–${number(steps[at + 1] - 1)}`
      : `${number(step)} and more`;
  const key = (text, at) => h("li", {}, h("span", { class: `key rank-${at}` }), text);
  return h(
    "ul",
    { class: "keys", "aria-label": "Colours of the map: statements" },
    key("none", 0),
    steps.map((step, at) => key(range(step, at), at + 1)),
  );
}

/** The years between the first and the last that a count by year has. */
function span(years) {
  const known = Object.keys(years).filter(Boolean).map(Number);
  const [from, to] = [Math.min(...known), Math.max(...known)];
  return known.length && to - from < 200
    ? Array.from({ length: to - from + 1 }, (_, at) => from + at)
    : known.sort((a, b) => a - b);
}

/** Bars by year, with the same numbers as a table. */
function yearChart(years, what) {
  const all = span(years);
  if (!all.length) return h("p", {}, "No document has a date.");
  const [width, height, left, bottom] = [720, 220, 44, 24];
  const x = vendor.scaleBand(all, [left, Math.min(width - 4, left + 48 * all.length)]).padding(0.15);
  const most = Math.max(...all.map((year) => years[year] || 0));
  const y = vendor.scaleLinear([0, most], [height - bottom, 8]).nice();
  const bars = all
    .filter((year) => years[year])
    .map((year) =>
      s(
        "rect",
        {
          class: "year",
          x: x(year),
          y: y(years[year]),
          width: x.bandwidth(),
          height: height - bottom - y(years[year]),
        },
        s("title", {}, `${year}: ${count(years[year], what)}`),
      ),
    );
  const chart = s(
    "svg",
    {
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-label": `${what}s by year; the table below has the same numbers`,
    },
    bars,
  );
  const every = Math.ceil(all.length / 12);
  const whole = vendor.scaleLinear().domain(y.domain()).ticks(5).filter(Number.isInteger);
  vendor
    .select(chart)
    .append("g")
    .attr("class", "axis")
    .attr("transform", `translate(0,${height - bottom})`)
    .call(
      vendor
        .axisBottom(x)
        .tickValues(all.filter((_, at) => at % every === 0))
        .tickFormat(String)
        .tickSizeOuter(0),
    );
  vendor
    .select(chart)
    .append("g")
    .attr("class", "axis")
    .attr("transform", `translate(${left},0)`)
    .call(vendor.axisLeft(y).tickValues(whole).tickFormat(number).tickSizeOuter(0));
  const rows = Object.entries(years).sort(([a], [b]) => (a === "") - (b === "") || a.localeCompare(b));
  const columns = [
    ["Year", ([year]) => year || "no date"],
    [`${what}s`, ([, many]) => number(many), "number"],
  ];
  const undated = years[""]
    ? h("p", { class: "missing" }, `${count(years[""], what)} of documents without a date.`)
    : null;
  return h(
    "figure",
    { class: "years" },
    chart,
    undated,
    h("details", {}, h("summary", {}, "As a table"), table(`${what}s by year`, columns, rows, 500)),
  );
}

/** A line of bars by year, for a row of a table. */
function spark(years, all) {
  const most = Math.max(1, ...all.map((year) => years[year] || 0));
  const width = 100 / all.length;
  const bars = all
    .map((year, at) => [years[year] || 0, at])
    .filter(([many]) => many)
    .map(([many, at]) =>
      s("rect", {
        x: (at * width).toFixed(2),
        y: (20 - (19 * many) / most - 1).toFixed(2),
        width: Math.max(width * 0.8, 0.6).toFixed(2),
        height: ((19 * many) / most + 1).toFixed(2),
      }),
    );
  const told = Object.keys(years).filter(Boolean);
  const label = told.length ? `${told[0]} to ${told[told.length - 1]}` : "no dates";
  return s(
    "svg",
    { class: "spark", viewBox: "0 0 100 20", preserveAspectRatio: "none", role: "group", "aria-label": label },
    s("title", {}, label),
    bars,
  );
}
