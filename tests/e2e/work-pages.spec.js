// The pages of work: what waits and how far it is, the projects of a partner, the year on the portfolio, a round at a glance, all conditions on one page.
import { deepStrictEqual, equal, match, ok } from "node:assert";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { TELEPHONE, openBrowser } from "./support/browser.js";
import { examineHere, picture } from "./support/examine.js";
import { keyboard, mouse } from "./support/hands.js";
import { button, day, link, path, read } from "./support/main_job.js";
import { pageOf } from "./support/people.js";
import { startPoort } from "./support/poort.js";
import { makesRound } from "./support/round.js";

const PROJECT = "RoboNoaber";
const AGREED = "Een mkb-bedrijf tekent volgende week de overeenkomst.";

let browser, readOnly;
before(async () => {
  browser = await openBrowser();
  readOnly = await startPoort(fileURLToPath(new URL("out/work-pages.log", import.meta.url)));
});
after(async () => {
  await readOnly.stop();
  await browser.close();
});

// The Poort of the journeys that change nothing.
const visit = (person, options) => pageOf(browser, person, { at: readOnly.address, password: readOnly.password, ...options });

// A Poort of its own, and a page for each person, with scripts or without.
async function alone(scripts, journey) {
  const poort = await startPoort(fileURLToPath(new URL(`out/work-pages-${scripts}.log`, import.meta.url)));
  try {
    await journey((person) => pageOf(browser, person, { at: poort.address, password: poort.password, scripts }));
  } finally {
    await poort.stop();
  }
}

test("a number on my work leads to its rows, and each row says how far its project is, the money and since when", async () => {
  const { page, follow } = mouse(await visit("manager"));
  await page.goto("/my-work");
  const rows = page.locator("main .work > li");
  ok((await rows.count()) > 3);
  const first = await read(rows.filter({ has: page.locator(".mini") }).first());
  match(first, /publiek/);
  match(first, /bij u (sinds|vandaag)/);
  await page.locator("main .tiles a").first().click();
  match(new URL(page.url()).hash, /^#(late|this-week|later)$/);
  await page.setViewportSize(TELEPHONE);
  await follow(rows.first().getByRole("link"));
  ok(path(page) !== "/my-work");
  await page.context().close();
});

test("a partner sees of each project what comes next and with whom it lies, on a telephone and without scripts", async () => {
  const { page, follow } = mouse(await visit("partner", { scripts: "off", viewport: TELEPHONE }));
  await page.goto("/my-work");
  equal(await page.locator("h1").innerText(), "Mijn projecten");
  const card = page.locator("main article").first();
  match(await read(card), /Volgende: /);
  await follow(card.getByRole("link").first());
  match(path(page), /^\/projects\//);
  await page.context().close();
  const wide = await visit("partner");
  await wide.goto("/my-work");
  await picture(wide, "my-projects");
  await wide.context().close();
});

test("by keyboard a manager goes from the year to the projects of a month, and to what has ended", async () => {
  const { page, follow, silent } = keyboard(await visit("manager"));
  await page.goto("/projects");
  const open = page.locator("main details.source > summary");
  await open.focus();
  await page.keyboard.press("Enter");
  const month = page.locator("main details.source li a").first();
  const name = await month.innerText();
  await follow(month);
  match(await read(page.locator("main .chips")), new RegExp(name));
  ok((await page.locator("main tbody tr").count()) > 0);
  await page.goto("/projects");
  await follow(page.locator("main .tabs a").nth(1));
  match(page.url(), /closed=1/);
  deepStrictEqual(await page.locator("main tbody td:last-child").allInnerTexts().then((all) => all.filter((one) => one.includes("Loopt"))), []);
  silent();
  await page.context().close();
});

for (const scripts of ["on", "blocked"]) {
  test(`chosen experts of a round are given more time and reminded at once, with scripts ${scripts}`, () => alone(scripts, async (as) => {
    const manager = mouse(await as("manager"));
    const { page, press, type } = manager;
    const { round } = await makesRound(manager, PROJECT);
    const grid = page.locator("section:has(> #grid)");
    equal(await grid.locator("tbody input[type=checkbox]").count(), 3);
    await press(button(page, "Geef de gekozen experts meer tijd"));
    await manager.isAtErrors();
    match(await read(grid), /kies er ten minste één/);
    await examineHere(page);
    await page.goto(round);
    for (const box of await grid.locator("tbody input[type=checkbox]").all().then((all) => all.slice(0, 2))) await box.check();
    await type("due_on", day(2));
    await press(button(page, "Geef de gekozen experts meer tijd"));
    match(await read(page.locator("main")), /meer tijd/);
    await grid.locator("tbody input[type=checkbox]").last().check();
    await press(button(page, "Herinner de gekozen experts"));
    match(page.url(), /done=experts-reminded/);
    await page.goto(`${round}?state=in`);
    match(await read(grid), /Geen beoordeling met deze stand/);
    await examineHere(page);
    await page.context().close();
  }));

  test(`all eight conditions are judged on one page and saved at once, with scripts ${scripts}`, () => alone(scripts, async (as) => {
    const manager = mouse(await as("manager"));
    const { page, press, type, pick } = manager;
    await page.goto("/projects?q=OogOpWerk");
    await manager.follow(page.locator("main").getByRole("link", { name: "OogOpWerk", exact: true }));
    await page.goto(`${path(page)}/conditions/G2`);
    equal(await page.locator("main select[name^='level.']").count(), 8);
    await pick("level.C1", "2");
    await pick("level.C8", "3");
    await type("reason.C8", AGREED);
    await press(button(page, "Sla uw oordelen op"));
    equal(await page.locator('main [name="level.C8"]').inputValue(), "3");
    equal(await page.locator('main [name="reason.C8"]').inputValue(), AGREED);
    await examineHere(page);
    await page.context().close();
  }));
}
