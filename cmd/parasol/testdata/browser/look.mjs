// Opens a coverage page in a browser in several ways, and prints what is
// wrong with it, a line each: messages on the console, requests, violations
// that axe finds, content that is wider than the screen, texts that do not
// show. Screenshots go into a folder.
//
//	node look.mjs TOOLS BROWSER PAGE SCREENSHOTS LOCALE [VIEW…]
//
// TOOLS has puppeteer-core and axe-core, see package.json; LOCALE is one of
// the page's that is written from right to left. Without a view, all.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [tools, executablePath, page, screenshots, locale, ...only] = process.argv.slice(2);
const require = createRequire(pathToFileURL(join(tools, "package.json")));
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const desktop = { width: 1280, height: 900 };
const phone = { width: 390, height: 844, isMobile: true, hasTouch: true };
const all = [
  { name: "light", viewport: desktop },
  { name: "dark", viewport: desktop, scheme: "dark" },
  { name: "phone", viewport: phone },
  { name: "phone-dark", viewport: phone, scheme: "dark" },
  { name: "no-script", viewport: desktop, plain: true },
  { name: "lesson", viewport: desktop, open: true },
  { name: "lesson-dark", viewport: desktop, scheme: "dark", open: true },
  { name: "lesson-phone", viewport: phone, open: true },
  { name: "paper", viewport: desktop, media: "print" },
  { name: "right-to-left", viewport: desktop, mirrored: true },
];
const views = all.filter((view) => !only.length || only.includes(view.name));

const browser = await puppeteer.launch({ executablePath, headless: "shell", args: ["--no-sandbox", "--disable-gpu"] });
for (const view of views) {
  const problems = await look(view);
  for (const problem of problems) console.log(`${view.name}: ${problem}`);
}
await browser.close();
console.log(`${views.length} views`);

async function look(view) {
  const problems = [];
  const tab = await browser.newPage();
  tab.on("console", (message) => problems.push(`console: ${message.text()}`));
  tab.on("pageerror", (error) => problems.push(`script: ${error.message}`));
  tab.on("request", (request) => {
    if (!request.isNavigationRequest()) problems.push(`request: ${request.url().slice(0, 80)}`);
  });
  await tab.setViewport(view.viewport);
  await tab.setJavaScriptEnabled(!view.plain);
  await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: view.scheme || "light" }]);
  if (view.media) await tab.emulateMediaType(view.media); // it resets the features
  await tab.goto(pathToFileURL(page).href);
  if (view.mirrored) await tab.evaluate(() => (document.documentElement.dir = "rtl"));
  problems.push(...(await tab.evaluate(fits)));
  if (view.open) problems.push(...(await openLesson(tab)));
  await tab.screenshot({ path: join(screenshots, `${view.name}.png`), fullPage: !view.open });
  if (!view.plain) problems.push(...(await audit(tab)));
  await tab.close();
  return problems;
}

// fits looks for content that reaches over the screen, and for what has to be
// there whether scripts run or not.
function fits() {
  const problems = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) problems.push(`the page is ${root.scrollWidth} pixels wide, the screen ${root.clientWidth}`);
  for (const selector of ["#languages .bar i", "#next td", "#lessons td", "#kinds td"]) {
    const found = document.querySelector(selector);
    if (!found || !found.getClientRects().length) problems.push(`${selector} does not show`);
  }
  return problems;
}

// openLesson finds a lesson and opens it by keyboard, and looks at its texts.
async function openLesson(tab) {
  await tab.type("#find input", "signal");
  await tab.focus("#lessons tbody:not([hidden]) tr[data-lesson]:not([hidden]) button");
  await tab.keyboard.press("Enter");
  await tab.waitForSelector("dialog[open] .pairs li", { timeout: 5000 });
  await tab.select("dialog select", locale);
  await tab.waitForSelector(`dialog .pairs p[lang="${locale}"]`, { timeout: 5000 });
  return tab.evaluate((locale) => {
    const problems = [];
    const direction = (p) => getComputedStyle(p).direction;
    for (const p of document.querySelectorAll(`.pairs p[lang="${locale}"]`)) {
      if (direction(p) !== "rtl") problems.push(`not from right to left: ${p.textContent}`);
    }
    const sources = [...document.querySelectorAll(".pairs li p:first-child")];
    if (sources.some((p) => direction(p) !== "ltr" || !p.textContent)) problems.push("a source text is empty, or from right to left");
    return problems;
  }, locale);
}

async function audit(tab) {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(() => window.axe.run());
  return violations.flatMap((v) => v.nodes.map((n) => `axe ${v.id}: ${v.help}: ${n.html.slice(0, 150)} ${(n.any[0] || n.all[0] || n.none[0] || {}).message || ""}`));
}
