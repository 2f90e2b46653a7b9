// Uses reports as a reader would, in headless Chromium: node report.mjs OUT PICTURES [LARGE]
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [out, pictures, large] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const address = (path) => pathToFileURL(resolve(path)).href;
const sample = address(join(out, "sample/report.html"));
const MIB = 1024 * 1024;

// The sandbox of Chromium needs rights that a container has not.
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });

/** A page that fails the test on any fault of its own and on any request that leaves the machine. */
async function open(url, options = {}, awaited = "main h1") {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && page.faults.push(message.text()));
  page.on(
    "request",
    (request) => !/^(file|data):/.test(request.url()) && page.faults.push(`asked for ${request.url()}`),
  );
  page.on("dialog", (dialog) => (page.faults.push("a dialog was opened"), dialog.dismiss()));
  await page.goto(url);
  if (awaited) await page.waitForSelector(awaited);
  return page;
}

const picture = (page, name) => page.screenshot({ path: join(pictures, `${name}.png`) });

async function close(page) {
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

/** Rules of WCAG 2.2 A and AA that a program can check. */
async function accessible(page, what) {
  // The page lets no script in but its own; the checker is brought in from outside of it.
  const found = await page.evaluate(
    `${axe}; axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })`,
  );
  const told = found.violations.map(
    (one) =>
      `${one.id}: ${one.nodes
        .slice(0, 3)
        .map((node) => `${node.target} ${node.failureSummary}`)
        .join("; ")}`,
  );
  assert.deepEqual(told, [], what);
}

const inside = (outer, inner) => inner && inner.y >= outer.y - 2 && inner.y <= outer.y + outer.height;

const tests = {
  async "the overview shows what was read, what failed and the map"() {
    const page = await open(sample);
    await picture(page, "overview");
    const text = await page.innerText("main");
    for (const wanted of [
      "16",
      "1 not read",
      "0 lost",
      "it was cut short",
      "Recorded votes by state",
      "Every label found its entity",
    ])
      assert.ok(text.includes(wanted), wanted);
    assert.ok((await page.locator(".map path.area").count()) >= 241);
    assert.match(await page.locator('.map a[data-iso3="BEL"] title').first().textContent(), /Belgium: \d+ statement/);
    await page.locator(".map").screenshot({ path: join(pictures, "map.png") });
    await page.screenshot({ path: join(pictures, "overview-whole.png"), fullPage: true });
    await accessible(page, "overview");
    await page.locator('.map a[data-iso3="BEL"]').first().click();
    await page.waitForSelector("h1:has-text('Belgium')");
    await picture(page, "state");
    await accessible(page, "state");
    await page.goBack();
    await page.waitForSelector("h1:has-text('Report')");
    await close(page);
  },

  async "a row leads to its place and a mark to its row"() {
    const page = await open(sample);
    await page.getByRole("link", { name: "A/86/PV.61" }).first().click();
    await page.waitForSelector(".sheet svg");
    await picture(page, "document");
    const row = page.locator('[data-row="statement=5"]');
    await row.click();
    await page.waitForSelector(".sheet .mark.statements.chosen");
    const pane = await page.locator(".pages").boundingBox();
    assert.ok(
      inside(pane, await page.locator(".sheet .mark.statements.chosen").first().boundingBox()),
      "the place is not in sight",
    );
    assert.match(page.url(), /statement=5$/);
    await picture(page, "document-statement");
    await page.locator(".sheet").first().scrollIntoViewIfNeeded();
    await page.waitForSelector(".sheet .mark.fields");
    const mark = page.locator('.sheet .mark[data-key="field=date"] rect').first();
    await mark.click({ force: true });
    await page.waitForFunction(() => document.activeElement?.dataset.row?.startsWith("field="));
    assert.ok(
      inside(
        await page.locator(".columns-rows").boundingBox(),
        await page.locator("[aria-current=true]").boundingBox(),
      ),
      "the row is not in sight",
    );
    await picture(page, "document-field");
    await page.goBack();
    await page.waitForSelector(".sheet .mark.statements.chosen");
    await accessible(page, "document");
    await close(page);
  },

  async "marks lie on the words that they mark"() {
    const page = await open(`${sample}#doc=${await documentId("A/86/PV.61")}`);
    await page.waitForSelector(".sheet .mark.mentions rect");
    const off = await page.evaluate(() => {
      const sheet = document.querySelector(".sheet svg");
      const texts = [...sheet.querySelectorAll(".runs > text")].map((text) => text.getBoundingClientRect());
      const marks = [...sheet.querySelectorAll(".mark rect")].map((rect) => rect.getBoundingClientRect());
      const touches = (a, b) => a.left < b.right + 1 && b.left < a.right + 1 && a.top < b.bottom && b.top < a.bottom;
      return [marks.length, marks.filter((mark) => !texts.some((text) => touches(mark, text))).length];
    });
    assert.ok(off[0] > 20 && off[1] === 0, `${off}`);
    const ends = await page.evaluate(() => {
      const mark = [...document.querySelectorAll('.mark[data-key="field=symbols.1"] rect')]
        .pop()
        .getBoundingClientRect();
      const text = [...document.querySelectorAll(".runs > text")]
        .find((one) => one.textContent.endsWith("/86/PV.61"))
        .getBoundingClientRect();
      return Math.abs(mark.right - text.right);
    });
    assert.ok(ends < 3, `${ends} points off`);
    await close(page);
  },

  async "a link leads deep into a document, as text too"() {
    const id = await documentId("A/86/PV.61");
    const page = await open(`${sample}#doc=${id}&statement=7`);
    await page.waitForSelector(".sheet .mark.statements.chosen");
    assert.ok(
      inside(
        await page.locator(".columns-rows").boundingBox(),
        await page.locator("[aria-current=true]").boundingBox(),
      ),
    );
    await page.getByRole("button", { name: "As text" }).click();
    await page.waitForSelector(".text .mark.chosen");
    await picture(page, "document-text");
    await accessible(page, "text");
    await close(page);
  },

  async "text formats are shown as text"() {
    const page = await open(`${sample}#doc=${await documentId("session-summary.md")}`);
    await page.waitForSelector(".text .mark.statements");
    await page.locator('[data-row="statement=2"]').click();
    await page.waitForSelector(".text .mark.chosen");
    await picture(page, "document-markdown");
    assert.equal(await page.locator(".warning").count(), 0);
    await close(page);
  },

  async "states, speakers, titles and words are found"() {
    const page = await open(sample);
    const box = page.getByRole("searchbox", { name: "Search" });
    await box.fill("belgium");
    await page.waitForSelector("h1:has-text('Search: belgium')");
    await page.getByRole("link", { name: "Belgium", exact: true }).first().waitFor();
    await picture(page, "search");
    await accessible(page, "search");
    await box.fill("ferrymen");
    await page.waitForSelector("h1:has-text('Search: ferrymen')");
    assert.equal(await page.locator("main mark").first().textContent(), "ferrymen");
    await page.locator(".said a").first().click();
    await page.waitForSelector(".mark.statements.chosen");
    await box.fill("nothing has these words");
    await box.press("Enter");
    await page.waitForSelector("text=0 statements");
    await close(page);
  },

  async "all can be done by keyboard"() {
    const page = await open(sample);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the content");
    await picture(page, "keyboard");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "content");
    const id = await documentId("A/86/PV.61");
    await page.goto(`${sample}#doc=${id}`);
    await page.waitForSelector(".sheet .mark.statements");
    await page.locator('[data-row="statement=3"]').focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector(".sheet .mark.statements.chosen");
    await page.locator('.sheet a.mark[data-key="statement=4"]').first().focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.dataset.row === "statement=4");
    await close(page);
  },

  async "it is readable in the dark"() {
    const page = await open(sample, { colorScheme: "dark" });
    await picture(page, "dark");
    await page.locator(".map").screenshot({ path: join(pictures, "dark-map.png") });
    await accessible(page, "dark overview");
    await page.goto(`${sample}#doc=${await documentId("A/86/PV.61")}&statement=5`);
    await page.waitForSelector(".sheet .mark.statements.chosen");
    await picture(page, "dark-document");
    await accessible(page, "dark document");
    await close(page);
  },

  async "it is readable on a phone"() {
    const page = await open(sample, { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
    const fits = async (what) =>
      assert.ok(
        await page.evaluate(() => document.documentElement.scrollWidth <= 320),
        `${what} is wider than the screen`,
      );
    await fits("the overview");
    await picture(page, "phone");
    await page.locator(".map").scrollIntoViewIfNeeded();
    await picture(page, "phone-map");
    await page.goto(`${sample}#doc=${await documentId("A/86/PV.61")}`);
    await page.waitForSelector(".text .mark");
    await fits("a document");
    await picture(page, "phone-document");
    await page.getByRole("button", { name: "What was read" }).tap();
    await picture(page, "phone-rows");
    await page.locator('[data-row="statement=4"]').tap();
    await page.waitForSelector(".text .mark.chosen");
    await picture(page, "phone-text");
    await page.locator(".text .mark.chosen").first().tap();
    await page.waitForFunction(() => document.activeElement?.dataset.row === "statement=4");
    await page.getByRole("button", { name: "Pages" }).tap();
    await page.getByRole("button", { name: "As printed" }).tap();
    await page.waitForSelector(".sheet svg");
    await picture(page, "phone-printed");
    await fits("the pages");
    await accessible(page, "phone");
    await close(page);
  },

  async "it can be printed"() {
    const page = await open(`${sample}#doc=${await documentId("A/86/PV.61")}`);
    await page.waitForSelector(".sheet svg");
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    assert.equal(await page.locator(".sheet svg").count(), await page.locator(".sheet").count());
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("nav").isVisible(), false);
    await page.pdf({ path: join(pictures, "print.pdf") });
    await close(page);
  },

  async "hostile documents do nothing"() {
    const page = await open(address(join(out, "hostile/report.html")));
    await page.waitForSelector("text=onerror");
    await page.locator('section a[href*="doc="]').first().click();
    await page.waitForSelector(".text");
    assert.ok((await page.innerText(".text")).includes("<svg onload"), "the text is not whole");
    assert.equal(await page.locator("main img, main script, main a[href^=javascript]").count(), 0);
    await page.getByRole("searchbox").fill("<img");
    await page.waitForSelector("h1:has-text('Search')");
    assert.equal(await page.evaluate(() => window.broken), undefined);
    await picture(page, "hostile");
    await close(page);
  },

  async "a document that is gone is shown as text, with a note"() {
    const page = await open(
      `${address(join(out, "moved/report.html"))}#doc=${await documentId("A/86/PV.61")}&statement=5`,
    );
    await page.waitForSelector(".text .mark.chosen");
    assert.match(await page.innerText(".warning"), /not where it was read/);
    await picture(page, "gone");
    await close(page);
  },
};

/** The identifier of a document by its symbol or the name of its file. */
async function documentId(name) {
  const page = await open(sample);
  const id = await page.evaluate(
    (name) =>
      JSON.parse(document.getElementById("archive").textContent).documents.find(
        (one) => one.symbol === name || one.path.endsWith(`/${name}`),
      ).id,
    name,
  );
  await close(page);
  return id;
}

if (large) {
  tests["a large archive opens at once"] = async () => {
    const files = [
      large,
      ...readdirSync(join(dirname(large), "report")).map((name) => join(dirname(large), "report", name)),
    ];
    const sizes = files.map((file) => statSync(file).size);
    assert.ok(Math.max(...sizes) < 30 * MIB, `${Math.max(...sizes)} bytes`);
    const page = await open("about:blank", {}, null);
    // Seconds of the processor, not of the clock: others may be at work on the machine.
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.goto(address(large));
    await page.waitForSelector(".map path.area");
    const { metrics } = await session.send("Performance.getMetrics");
    const took = metrics.find(({ name }) => name === "TaskDuration").value;
    console.log(
      `  ${files.length} files, ${(sizes[0] / MIB).toFixed(1)} MiB the page, ${(Math.max(...sizes.slice(1)) / MIB).toFixed(1)} MiB the largest beside it; opened in ${took.toFixed(2)} s of CPU`,
    );
    assert.ok(took < 2, `opened in ${took} s`);
    await picture(page, "large");
    await page.screenshot({ path: join(pictures, "large-whole.png"), fullPage: true });
    await page.locator(".map").screenshot({ path: join(pictures, "large-map.png") });
    await accessible(page, "large overview");
    await page.getByRole("searchbox").fill("land degradation");
    await page.waitForSelector("h1:has-text('Search')", { timeout: 20000 });
    await picture(page, "large-search");
    await page.locator("section:has(h2:has-text('Statements')) a").first().click();
    await page.waitForSelector(".mark.chosen");
    await picture(page, "large-document");
    await close(page);
  };
}

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    await test();
    console.log(`ok  ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`NOT ${name}\n${error.stack}`);
  }
}
await browser.close();
console.log(
  failed
    ? `${failed} of ${Object.keys(tests).length} failed`
    : `${Object.keys(tests).length} passed; look at ${pictures}`,
);
process.exit(failed ? 1 : 0);
