// The half-year report of ThermoBrug, late and given back once: a partner mends its part, the lead partner hands in, the manager gives back or approves;
// with and without scripts, and at the width of a telephone. And a note that somebody makes on the day itself.
import { match, ok, strictEqual } from "node:assert";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { canRunScripts, openBrowser } from "./support/browser.js";
import { examineHere } from "./support/examine.js";
import { pageOf } from "./support/people.js";
import { startPoort } from "./support/poort.js";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const main = (page) => page.locator("main").innerText();
const wide = () => [...document.querySelectorAll("main *")].filter((one) => !one.closest(".scroll") && one.getBoundingClientRect().right > innerWidth).map((one) => one.outerHTML.slice(0, 120));
const picture = async (page, name) => {
  if (process.env.POORT_PICTURES) await page.screenshot({ path: fileURLToPath(new URL(`out/reports-${name}.png`, import.meta.url)), fullPage: true });
};

for (const scripts of ["on", "off"]) {
  test(`a late half-year report is mended, handed in and approved, with scripts ${scripts}`, async () => {
    const poort = await startPoort(fileURLToPath(new URL(`out/reports-${scripts}.log`, import.meta.url)));
    const as = (person) => pageOf(browser, person, { at: poort.address, password: poort.password, scripts });
    try {
      const lead = await as("partner2");
      match(await main(lead), /ThermoBrug/);
      await lead.goto("/reports?show=late");
      await lead.getByRole("row", { name: /ThermoBrug/ }).getByRole("link").first().click();
      const report = lead.url();
      match(await main(lead), /\d+ dagen te laat/);
      match(await main(lead), /betalingen/);
      await picture(lead, `report-${scripts}`);
      await lead.setViewportSize({ width: 320, height: 700 });
      strictEqual((await lead.evaluate(wide)).join("\n"), "");
      await picture(lead, `report-320-${scripts}`);

      const second = await as("partner13");
      await second.goto(report);
      await second.getByRole("link", { name: "Resultaten en mijlpalen" }).click();
      match(await main(second), /Noem bij elke mijlpaal ook de geplande datum/);
      await second.locator("textarea[name=answer]").fill("De geplande datum staat er nu bij, met de uitkomst.");
      await second.getByRole("button", { name: "Bewaar het antwoord" }).click();
      await second.locator("textarea[name=results]").fill("Mijlpaal 1: gepland en gehaald op 1 november.");
      await picture(second, `section-${scripts}`);
      await second.getByRole("button", { name: "Bewaar dit onderdeel" }).click();
      await second.getByRole("link", { name: "Kosten en uren" }).click();
      await second.getByRole("link", { name: "Uitleg en opmerkingen" }).click();
      await second.locator("textarea[name=cost_variance]").fill("De proeven beginnen in de volgende periode.");
      await second.getByRole("button", { name: "Bewaar dit onderdeel" }).click();
      await second.getByRole("button", { name: "Lever uw deel in" }).click();
      match(await main(second), /Uw deel is ingeleverd/);

      await lead.setViewportSize({ width: 1280, height: 900 });
      await lead.goto("/my-work");
      await lead.getByRole("link", { name: "Aangepast rapport inleveren" }).first().click();
      await lead.getByRole("link", { name: "Lever het rapport in" }).click();
      await lead.waitForURL(/\/submit$/);
      if (canRunScripts(lead)) await examineHere(lead);
      await lead.getByRole("button", { name: "Ja, lever in" }).click();
      match(await main(lead), /Het rapport is ingeleverd/);
      match(await main(lead), /Het programmabureau/);

      const manager = await as("manager");
      match(await main(manager), /Rapport beoordelen/);
      await manager.goto(report);
      await manager.getByRole("button", { name: "Ik bekijk dit rapport nu" }).click();
      match(await main(manager), /U bekijkt het rapport/);
      await manager.getByRole("link", { name: "Beoordeel het rapport" }).click();
      await manager.waitForURL(/\/judge$/);
      if (canRunScripts(manager)) await examineHere(manager);
      await picture(manager, `judge-${scripts}`);
      for (const path of await manager.locator("section[aria-labelledby=costs] li a").evaluateAll((links) => links.map((link) => link.getAttribute("href")))) {
        await manager.goto(`${path}/judge`);
        await manager.getByRole("button", { name: /Keur de/ }).click();
      }
      await manager.goto(`${report}/judge`);
      await manager.getByRole("button", { name: "Keur goed" }).click();
      match(await manager.locator(".errors").innerText(), /Vul in: Op koers/);
      for (const aspect of ["on_track", "money", "results", "partners", "risk", "exploitation"]) {
        await manager.locator(`input[name=${aspect}][value="4"]`).check();
      }
      await manager.getByLabel("Hoeveel resultaten beloofde").fill("5");
      await manager.getByLabel("Hoeveel daarvan zijn geaccepteerd").fill("4");
      await manager.getByRole("button", { name: "Keur goed" }).click();
      match(await main(manager), /U keurde het rapport als eerste goed/);
      const other = await as("manager2");
      await other.goto(`${report}/judge`);
      await other.getByRole("button", { name: "Bevestig de goedkeuring" }).click();
      match(await main(other), /Dit rapport verandert niet meer/);
      await picture(other, `approved-${scripts}`);
      for (const page of [lead, second, manager, other]) await page.context().close();
    } finally {
      await poort.stop();
    }
  });
}

test("a note of the day stands ready in the next report, and what was typed comes back", async () => {
  const poort = await startPoort(fileURLToPath(new URL("out/reports-log.log", import.meta.url)));
  const page = await pageOf(browser, "partner2", { at: poort.address, password: poort.password });
  try {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto("/projects?q=ThermoBrug");
    await page.goto(await page.locator("main tbody th a").first().getAttribute("href"));
    await page.locator("main").getByRole("link", { name: "Rapporten" }).click();
    await page.locator("main").getByRole("link", { name: "Logboek" }).click();
    await page.locator('input[name=kind][value="activity"]').check();
    await page.locator("textarea[name=text]").fill("Proefligger van 12 meter gestort");
    await page.locator("p.saved .badge", { hasText: "Bewaard" }).first().waitFor();
    await page.reload();
    strictEqual(await page.locator("textarea[name=text]").inputValue(), "Proefligger van 12 meter gestort");
    await page.getByRole("button", { name: "Bewaar de notitie" }).click();
    match(await main(page), /Proefligger van 12 meter gestort/);
    strictEqual((await page.evaluate(wide)).join("\n"), "");
    await picture(page, "logbook");
    ok((await main(page)).includes("Daan Demo"));
  } finally {
    await page.context().close();
    await poort.stop();
  }
});
