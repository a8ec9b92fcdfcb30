// On paper: text longer than a page, what was chosen, and a decision. That every page prints what it says is in every-page.spec.js.
import { deepStrictEqual, ok, strictEqual } from "node:assert";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./support/browser.js";
import { isSaid, paperFaults, paperOf } from "./support/paper.js";
import { pageOf } from "./support/people.js";
import { startPoort } from "./support/poort.js";
import { CRITERIA } from "./support/round.js";

let browser, poort;
before(async () => {
  browser = await openBrowser();
  poort = await startPoort(fileURLToPath(new URL("out/paper.log", import.meta.url)));
});
after(async () => {
  await browser.close();
  await poort.stop();
});

const visit = (person) => pageOf(browser, person, { at: poort.address, password: poort.password });
const ending = (criterion) => `Dit zijn de laatste woorden over ${criterion}.`;
const essay = (criterion) => [...Array.from({ length: 60 }, (_, line) => `Regel ${line + 1} over ${criterion}: een plan met klanten bij naam.`), ending(criterion)].join("\n");

test("a review longer than a page is printed to its last word, also before it is saved, and no line of it is cut through", async () => {
  const page = await visit("reviewer");
  await page.goto("/my-work");
  await page.getByRole("link", { name: /MembraanThuis/ }).click();
  await page.locator("#review").waitFor();
  const workbench = new URL(page.url()).pathname;
  for (const criterion of CRITERIA) {
    await page.locator(`textarea[name="comment.${criterion}"]`).fill(essay(criterion));
    await page.locator(`input[name="score.${criterion}"][value="4"]`).check({ force: true });
  }
  await page.locator("#saved").filter({ hasText: /^Bewaard om/ }).waitFor();
  const typed = await paperOf(page);
  deepStrictEqual(CRITERIA.filter((criterion) => !isSaid(typed, ending(criterion))), []);
  await page.goto(workbench);
  deepStrictEqual(await paperFaults(page), []);
  const saved = await paperOf(page);
  ok(saved.pages >= 5, `five essays on ${saved.pages} pages`);
  for (const criterion of CRITERIA) {
    strictEqual(saved.said.split(essay(criterion).replaceAll(/\s/g, "").slice(0, 40)).length - 1, 1, `${criterion} is printed once`);
  }
  await page.emulateMedia({ media: "print" });
  const boxes = await page.locator('textarea[name^="comment."]').evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
  strictEqual(boxes, 0, "a box of text is one piece, and would be cut at the end of a page");
  await page.context().close();
});

// The colour and the width of an edge, and the colour of the text of the page.
const edges = (all) =>
  all.map((one) => {
    const { borderTopColor, borderTopWidth } = getComputedStyle(one);
    return { isInk: borderTopColor === getComputedStyle(document.body).color, width: parseFloat(borderTopWidth) };
  });

test("on paper the chosen score and the dots of a level are the darkest, also without grounds", async () => {
  const page = await visit("reviewer");
  await page.goto("/my-work");
  await page.getByRole("link", { name: /MembraanThuis/ }).click();
  await page.locator("#review").waitFor();
  for (const criterion of CRITERIA) await page.locator(`input[name="score.${criterion}"][value="3"]`).check({ force: true });
  await page.emulateMedia({ media: "print" });
  const chosen = await page.locator(".scores label:has(:checked)").evaluateAll(edges);
  deepStrictEqual(chosen, CRITERIA.map(() => ({ isInk: true, width: 3 })));
  const others = await page.locator(".scores label:not(:has(:checked))").evaluateAll(edges);
  ok(others.every(({ isInk, width }) => !isInk && width === 1));
  await page.context().close();
  const manager = await visit("manager");
  await manager.goto("/projects?q=LabChip");
  await manager.locator("main tbody th a").first().click();
  await manager.emulateMedia({ media: "print" });
  const dots = await manager.locator(".level i[data-on]").evaluateAll(edges);
  ok(dots.length > 8 && dots.every(({ isInk, width }) => isInk && width >= 5), "a dot is filled by its edge");
  await manager.context().close();
});

test("a decision prints outcome, amount, dates and signatures first, and no box to fill in", async () => {
  const page = await visit("manager");
  await page.goto("/projects?q=PrintHuid");
  await page.locator("main tbody th a").first().click();
  await page.getByRole("link", { name: /^Poort 1: Doorgaan/ }).click();
  await page.locator(".keys").waitFor();
  ok((await page.locator("main input:visible").count()) > 0, "on screen the manager can say that a condition is met");
  const { said } = await paperOf(page);
  const places = ["Toegekend publiek geld", "Geldt vanaf", "Volgende poort", "Getekend", "Voorwaarden", "Motivering"].map((text) => said.indexOf(text.replaceAll(" ", "")));
  ok(places.every((place) => place >= 0), `${places}`);
  ok(Math.max(...places.slice(0, 4)) < places[5], "the facts come before the reasons");
  await page.emulateMedia({ media: "print" });
  strictEqual(await page.locator("main :is(input, textarea, select, button):visible").count(), 0);
  await page.context().close();
});
