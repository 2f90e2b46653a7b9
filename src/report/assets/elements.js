// Elements made from values. What comes from documents is set as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

/** An element of HTML. */
const h = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);

/** An element of SVG. */
const s = (name, attributes, ...children) => fill(document.createElementNS(SVG, name), attributes, children);

/** A text of a document: its direction is its own. */
const words = (text) => h("bdi", {}, text);

/** The JSON that an element of the page holds. */
function held(id) {
  const element = document.getElementById(id);
  return element && JSON.parse(element.textContent);
}

/** A place in this page: the part of the address behind the hash. */
function link(values) {
  const wanted = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return "#" + new URLSearchParams(wanted);
}

const NUMBERS = new Intl.NumberFormat("en");
const number = (value) => NUMBERS.format(value);

/** "1 statement", "2 statements". */
const count = (value, noun) => `${number(value)} ${noun}${value === 1 ? "" : "s"}`;

/** A name of the dataset as one says it: `meeting.place` is "meeting place". */
const spoken = (name) => name.replace(/[._-]/g, " ");

const archive = held("archive");
const parting = held("parting");

const waiting = new Map();

/** A script beside the page calls this with what it holds. */
function take(name, value) {
  waiting.get(name)?.(value);
}

const parts = new Map();

/** A part of the report, from this page or from beside it. */
function part(name) {
  if (!parts.has(name)) {
    const whole = parting.folder === null;
    parts.set(name, whole ? Promise.resolve(held(`part-${name}`)) : beside(name));
  }
  return parts.get(name);
}

function beside(name) {
  return new Promise((resolve, reject) => {
    waiting.set(name, resolve);
    const src = `${encodeURIComponent(parting.folder)}/${name}.js`;
    const missing = () =>
      reject(new Error(`${src} is not beside this page: keep the folder ${parting.folder} with it`));
    document.head.append(h("script", { src, onerror: missing }));
  });
}

/** Says something to those who listen to the page. */
function say(text) {
  document.getElementById("said").textContent = text;
}
