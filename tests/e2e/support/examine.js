// Holds a page against what every page promises: axe, the HTML checker, no sideways scrolling, a silent console.
import { deepStrictEqual } from "node:assert";
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { DESK, TELEPHONE, canRunScripts, islandsReady, speak } from "./browser.js";
import { complaints, servedSource } from "./complaints.js";
import { htmlErrors } from "./html_checker.js";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const THEMES = ["light", "dark"];
// What the colours of a page decide; the second theme has the same layout, so nothing else is asked of it again.
const OF_COLOURS = ["color-contrast", "link-in-text-block"];
// From a telephone to a desk, and the widths in between at which a table or a column beside the page begins.
const WIDTHS = [320, 390, 640, 768, 1024, 1100, 1200, 1280];
const LANGUAGES = ["nl", "en"];
const pictures = fileURLToPath(new URL("../../../docs/guide/img/", import.meta.url));

async function barriers(page, runOnly, where) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const options = { runOnly, resultTypes: ["violations"], iframes: false };
  const { violations } = await page.evaluate((how) => window.axe.run(document, how), options);
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${where}: ${id}, ${help}: ${target.join(" ")}`));
}

// What is wider than its frame: the page itself, or a table or anything else that is cut off or has to be scrolled sideways inside it.
function tooWide() {
  const root = document.documentElement;
  const page = root.scrollWidth > root.clientWidth ? [`scrolls sideways, ${root.scrollWidth} px in ${root.clientWidth} px`] : [];
  const isFrame = (element) => getComputedStyle(element).overflowX !== "visible" && !element.matches("input, select, textarea, svg, .sr, .sr *");
  const cut = [...document.querySelectorAll("main *")].filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1 && isFrame(element));
  const named = (element) => element.getAttribute("aria-label") ?? `${element.tagName.toLowerCase()}.${element.className}`;
  return [...page, ...cut.map((element) => `cuts off or scrolls "${named(element)}", ${element.scrollWidth} px in ${element.clientWidth} px`)];
}

export async function overflow(page) {
  const found = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: DESK.height });
    found.push(...(await page.evaluate(tooWide)).map((fault) => `${width}: ${fault}`));
  }
  return found;
}

// The page as it stands, in the language it is in: both themes, both widths.
export async function faultsHere(page) {
  if (!canRunScripts(page)) throw new Error("this page is examined where its scripts are blocked, not off: axe is a script");
  await islandsReady(page);
  const language = await page.locator("html").getAttribute("lang");
  const path = new URL(page.url()).pathname;
  const found = (await htmlErrors(await servedSource(page))).map((error) => `${path} ${language}: ${error}`);
  for (const viewport of [TELEPHONE, DESK]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      const asked = colorScheme === THEMES[0] ? { type: "tag", values: RULES } : { type: "rule", values: OF_COLOURS };
      found.push(...(await barriers(page, asked, `${path} ${language} ${colorScheme} ${viewport.width}`)));
    }
  }
  found.push(...(await overflow(page)).map((fault) => `${path} ${language} ${fault}`));
  await page.emulateMedia({ colorScheme: null });
  found.push(...complaints(page).map((complaint) => `${path} ${language}: ${complaint}`));
  return found;
}

// For answers to a form, which have no address to visit again.
export async function examineHere(page) {
  deepStrictEqual(await faultsHere(page), []);
}

// A page at its address, in both languages.
export async function examine(page, path) {
  for (const language of LANGUAGES) {
    await page.goto(path);
    await speak(page, language);
    await page.goto(path);
    await examineHere(page);
  }
}

// A picture for the guide, taken only when POORT_PICTURES is set: pictures change with every date they show.
export async function picture(page, name, { fullPage = true } = {}) {
  if (!process.env.POORT_PICTURES) return;
  await mkdir(pictures, { recursive: true });
  await islandsReady(page);
  await page.screenshot({ path: `${pictures}${name}.png`, fullPage, caret: "initial" });
}
