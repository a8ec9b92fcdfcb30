// The claim of ThermoBrug: a partner pastes cost lines and mends what waits, the lead partner hands in, the manager judges line by line, a second manager
// confirms a part, and the payment advice follows. With and without scripts, and at the width of a telephone.
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
  if (process.env.POORT_PICTURES) await page.screenshot({ path: fileURLToPath(new URL(`out/claims-${name}.png`, import.meta.url)), fullPage: true });
};
const day = (text) => text.match(/\d+ [a-z]+ \d{4}/)[0];

for (const scripts of ["on", "off"]) {
  test(`cost lines are pasted, mended, judged, confirmed and lead to a payment advice, with scripts ${scripts}`, async () => {
    const poort = await startPoort(fileURLToPath(new URL(`out/claims-${scripts}.log`, import.meta.url)));
    const as = (person) => pageOf(browser, person, { at: poort.address, password: poort.password, scripts });
    try {
      const lead = await as("partner2");
      await lead.goto("/reports?show=late");
      await lead.getByRole("row", { name: /ThermoBrug/ }).getByRole("link").first().click();
      const report = lead.url();

      const second = await as("partner13");
      await second.setViewportSize({ width: 390, height: 800 });
      await second.goto(report);
      await second.getByRole("link", { name: "Kosten en uren" }).click();
      match(await main(second), /Kosten van .* van \d+ .* tot en met/);
      const from = day((await main(second)).match(/van (\d+ [a-z]+ \d{4}) tot/)[1]);
      strictEqual((await second.evaluate(wide)).join("\n"), "");
      await picture(second, `lines-${scripts}`);
      await second.locator("textarea[name=pasted]").fill(`${from}\tReis naar de beurs\tReizen, beurzen, bijeenkomsten\t\t84,60\n${from}\tFolders\tKosten derden\t\t12,00`);
      await second.locator('input[name=pasted_means][value="cash"]').check();
      await second.getByRole("button", { name: "Lees de regels" }).click();
      match(await main(second), /2 regels wachten op u/);
      match(await main(second), /Leverancier/);
      await picture(second, `waiting-${scripts}`);
      await second.getByRole("link", { name: "Maak deze regel goed: Reis naar de beurs" }).click();
      await second.waitForURL(/\/waiting\//);
      if (canRunScripts(second)) await examineHere(second);
      await second.locator("input[name=supplier]").fill("Reisbureau (fictief)");
      await second.locator("input[name=invoice]").fill("RB-77");
      await picture(second, `line-${scripts}`);
      await second.getByRole("button", { name: "Bewaar de regel" }).click();
      match(await main(second), /1 regel wacht op u/);
      await second.getByRole("button", { name: "Haal weg: Folders" }).click();
      match(await main(second), /Reis naar de beurs/);
      ok(!(await main(second)).includes("wacht op u"));
      await second.goto(report);
      await second.getByRole("link", { name: "Resultaten en mijlpalen" }).click();
      await second.locator("textarea[name=results]").fill("Mijlpaal 1: gepland en gehaald op 1 november.");
      await second.getByRole("button", { name: "Bewaar dit onderdeel" }).click();
      await second.getByRole("link", { name: "Kosten en uren" }).click();
      await second.getByRole("link", { name: "Uitleg en opmerkingen" }).click();
      match(await main(second), /De reis naar de beurs/);
      await second.locator("textarea[name=cost_variance]").fill("De proeven beginnen in de volgende periode; daarna lopen we de achterstand in.");
      await second.getByRole("button", { name: "Bewaar dit onderdeel" }).click();
      await second.getByRole("button", { name: "Lever uw deel in" }).click();
      match(await main(second), /Uw deel is ingeleverd/);

      await lead.goto(`${report}/submit`);
      await lead.getByRole("button", { name: "Ja, lever in" }).click();
      match(await main(lead), /Het rapport is ingeleverd/);

      const manager = await as("manager");
      await manager.goto(`${report}/judge`);
      const parts = manager.locator("section[aria-labelledby=costs] li a");
      const paths = await parts.evaluateAll((links) => links.map((link) => link.getAttribute("href")));
      ok(paths.length >= 3, paths.join());
      await manager.goto(`${paths[0]}/judge`);
      await manager.waitForURL(/\/judge$/);
      if (canRunScripts(manager)) await examineHere(manager);
      await picture(manager, `judge-${scripts}`);
      await manager.locator('select[name="lines.2.kind"]').selectOption("part");
      await manager.locator('input[name="lines.2.amount"]').fill("100,00");
      await manager.getByRole("button", { name: "Bewaar de oordelen" }).click();
      match(await manager.locator(".errors").innerText(), /Regel 2, reden/i);
      await manager.locator('select[name="lines.2.error"]').selectOption("other_amount");
      await manager.locator('input[name="lines.2.reason"]').fill("De factuur noemt een lager bedrag dan de regel.");
      await manager.getByRole("button", { name: "Bewaar de oordelen" }).click();
      match(await main(manager), /Oordelen bewaard/);
      for (const path of paths) {
        await manager.goto(`${path}/judge`);
        const rest = manager.getByRole("button", { name: /Keur de/ });
        if (await rest.count()) await rest.click();
      }
      await manager.goto(`${report}/judge`);
      for (const aspect of ["on_track", "money", "results", "partners", "risk", "exploitation"]) {
        await manager.locator(`input[name=${aspect}][value="4"]`).check();
      }
      await manager.getByLabel("Hoeveel resultaten beloofde").fill("5");
      await manager.getByLabel("Hoeveel daarvan zijn geaccepteerd").fill("4");
      await manager.getByRole("button", { name: "Keur goed" }).click();
      match(await main(manager), /Wacht op een tweede persoon/);

      const other = await as("manager2");
      await other.goto("/my-work");
      match(await main(other), /Goedkeuring van een rapport bevestigen/);
      await other.goto(`${report}/judge`);
      await other.getByRole("button", { name: "Bevestig de goedkeuring" }).click();
      match(await main(other), /Gedeeltelijk goedgekeurd/);
      await other.goto(paths[0]);
      match(await main(other), /Betaaladvies/);
      await picture(other, `advice-${scripts}`);
      await other.locator('main a[href$="/correct"]').first().click();
      await other.waitForURL(/\/correct$/);
      if (canRunScripts(other)) await examineHere(other);
      await lead.goto(`${report.replace(/\/reports\/.*/, "")}/money?column=approved`);
      match(await main(lead), /Halfjaarrapport 3, kostenregel 2/);
      for (const page of [lead, second, manager, other]) await page.context().close();
    } finally {
      await poort.stop();
    }
  });
}
