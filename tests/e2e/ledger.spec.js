// The money of a project and of the programme: from a figure to its rows, by keyboard, without scripts and on a telephone.
import { equal, match, ok } from "node:assert";
import { after, before, test } from "node:test";
import { TELEPHONE, openBrowser } from "./support/browser.js";
import { examineHere, picture } from "./support/examine.js";
import { keyboard, mouse } from "./support/hands.js";
import { link, path, read } from "./support/main_job.js";
import { pageOf } from "./support/people.js";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

// Opens a figure of the table; the rows under it add up to it.
async function opens(page, follow, figure) {
  const told = await figure.innerText();
  await follow(figure);
  const rows = page.locator("section[aria-labelledby=rows]");
  equal(await rows.locator("tfoot td.num").innerText(), told);
  ok((await rows.locator("tbody tr").count()) > 0);
}

test("by keyboard a manager goes from a stopped project to what it released, and to the rows of that", async () => {
  const { page, follow } = keyboard(await pageOf(browser, "manager"));
  await page.goto("/projects?closed=1&q=CoatSafe");
  await follow(page.locator("main tbody th a").first());
  await follow(link(page, "Geld, van gepland tot vastgesteld"));
  match(path(page), /^\/projects\/[^/]+\/money$/);
  await examineHere(page);
  await picture(page, "project-money");
  await opens(page, follow, page.locator("section[aria-labelledby=chain] tfoot a", { hasText: "22.000" }));
  match(await read(page.locator("section[aria-labelledby=rows] tbody")), /Vrijval/);
  await page.context().close();
});

test("on a telephone and without scripts the programme opens from a source to its projects", async () => {
  const { page, follow } = mouse(await pageOf(browser, "manager", { scripts: "blocked", viewport: TELEPHONE }));
  await page.goto("/programme");
  await follow(link(page, "Geld van het programma"));
  equal(path(page), "/programme/money");
  await examineHere(page);
  await opens(page, follow, page.locator("section[aria-labelledby=by-source] tbody a").first());
  await follow(page.locator("section[aria-labelledby=rows] tbody a").first());
  match(path(page), /^\/projects\/[^/]+\/money$/);
  await page.context().close();
});
