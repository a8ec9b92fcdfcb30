// A person at a browser: Chromium, a language, a window, with scripts, without them, or with scripts that never arrive.
import { chromium } from "playwright-core";
import { watch } from "./complaints.js";

export const address = process.env.POORT_E2E_ADDRESS;

const SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const LOCALES = { nl: "nl-NL", en: "en-GB" };

export const DESK = { width: 1280, height: 800 };
export const TELEPHONE = { width: 320, height: 256 };

const withoutIslands = new WeakSet();
const withoutScripts = new WeakSet();

// Whether axe can look at the page: where JavaScript is off, it would wait for ever.
export const canRunScripts = (page) => !withoutScripts.has(page);

export function openBrowser() {
  return chromium.launch({ executablePath: process.env.POORT_CHROMIUM ?? "/usr/bin/chromium", headless: true, args: SWITCHES });
}

// `scripts`: "on"; "off", as a person who switched JavaScript off; "blocked", which lets axe look at the same page that "off" shows.
// `at`: the Poort to visit, when it is not the one that the run started.
export async function openPage(browser, { at = address, scripts = "on", language = "nl", viewport = DESK } = {}) {
  const context = await browser.newContext({
    baseURL: at,
    javaScriptEnabled: scripts !== "off",
    locale: LOCALES[language],
    timezoneId: "Europe/Amsterdam",
    viewport,
  });
  context.setDefaultTimeout(30_000);
  if (scripts === "blocked") await context.route(/\.(?:js|wasm)$/, (route) => route.abort("blockedbyclient"));
  const page = await context.newPage();
  watch(page);
  if (scripts !== "on") withoutIslands.add(page);
  if (scripts === "off") withoutScripts.add(page);
  return page;
}

// Until the islands of the page answer; a page without islands is ready at once.
export async function islandsReady(page) {
  if (withoutIslands.has(page)) return;
  if ((await page.locator("[data-island]").count()) > 0) await page.locator("html[data-islands=ready]").waitFor({ state: "attached" });
}

// Through the switch that people use, so that a signed-in person's own language follows too.
export async function speak(page, language) {
  if ((await page.locator("html").getAttribute("lang")) === language) return;
  await page.locator(`button[name=language][value=${language}]`).click();
  await page.locator(`html[lang=${language}]`).waitFor({ state: "attached" });
}
