// After a go: what holds up a first payment, from the page of payments to the start list and the project. At the next gate: the marks after each
// report beside what was promised.
import { equal, match, ok } from "node:assert";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { TELEPHONE, openBrowser } from "./support/browser.js";
import { examineHere, picture } from "./support/examine.js";
import { pageOf } from "./support/people.js";
import { startPoort } from "./support/poort.js";

let browser;
let poort;
before(async () => {
  browser = await openBrowser();
  poort = await startPoort(fileURLToPath(new URL("out/start-list.log", import.meta.url)));
});
after(async () => {
  await browser.close();
  await poort.stop();
});

const main = (page) => page.locator("main").innerText();

for (const options of [{}, { scripts: "blocked", viewport: TELEPHONE }]) {
  const name = options.scripts ?? "on";
  test(`what holds up a first payment is found on the start list, with scripts ${name}`, async () => {
    const page = await pageOf(browser, "manager", { at: poort.address, password: poort.password, ...options });
    await page.goto("/payments");
    match(await main(page), /De eerste betaling wacht op de startlijst van deze partner/);
    await page.getByRole("link", { name: "Startlijst", exact: true }).first().click();
    match(await main(page), /Zolang er iets openstaat, wacht de eerste betaling/);
    ok((await page.locator("main section h2").count()) >= 2);
    if (name === "on") await examineHere(page);
    await picture(page, `start-list-${name}`);
    const project = page.url().replace(/\/start$/, "");
    await page.goto(project);
    match(await main(page), /staat nog iets open voor de eerste betaling/);
    await picture(page, `start-project-${name}`);
    await page.getByRole("link", { name: "Bekijk de startlijst" }).click();
    equal(page.url(), `${project}/start`);
    await page.context().close();
  });

  test(`the next gate shows the marks after each report beside what was promised, with scripts ${name}`, async () => {
    const page = await pageOf(browser, "steering", { at: poort.address, password: poort.password, ...options });
    await page.goto("/projects?q=MembraanThuis");
    const project = await page.getByRole("link", { name: "MembraanThuis", exact: true }).first().getAttribute("href");
    await page.goto(`${project}/gates/G2/decision`);
    match(await main(page), /Hoe de fase innovatie ging/);
    match(await main(page), /Wat was beloofd/);
    equal(await page.locator("section[aria-labelledby=run] tbody tr").count(), 6);
    if (name === "on") await examineHere(page);
    await picture(page, `run-${name}`);
    await page.context().close();
  });
}
