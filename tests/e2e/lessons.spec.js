// What a partner told in a report becomes a lesson: put into the collection, cleared by two people, found by a partner; with and without scripts.
import { match, ok, strictEqual } from "node:assert";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { canRunScripts, openBrowser } from "./support/browser.js";
import { examineHere } from "./support/examine.js";
import { mouse } from "./support/hands.js";
import { pageOf } from "./support/people.js";
import { startPoort } from "./support/poort.js";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const main = (page) => page.locator("main").innerText();
const TITLE = "Haal er vroeg een student bij";

for (const scripts of ["blocked", "off"]) {
  test(`what a partner told is cleared by two people and found by everybody, with scripts ${scripts}`, async () => {
    const poort = await startPoort(fileURLToPath(new URL(`out/lessons-${scripts}.log`, import.meta.url)));
    const as = (person) => pageOf(browser, person, { at: poort.address, password: poort.password, scripts });
    const examine = async (page) => canRunScripts(page) && examineHere(page);
    try {
      const first = await as("manager");
      const { follow, press, type, pick } = mouse(first);
      await first.goto("/reports");
      await follow(first.getByRole("link", { name: "Lessen", exact: true }));
      strictEqual(await first.locator("main article").count(), 2, "what the demonstration set published");
      await follow(first.getByRole("link", { name: /Uit rapporten/ }));
      await examine(first);
      const told = first.locator("main article").filter({ hasText: "Een student van Saxion" }).first();
      await follow(told.getByRole("link", { name: "Zet in de verzameling" }));
      await press(first.getByRole("button", { name: "Bewaar de les" }));
      match(await main(first), /Onderwerp/);
      ok(await first.locator("main .errors").isVisible());
      await examine(first);
      await type("title", TITLE);
      await pick("subject", "planning");
      await press(first.getByRole("button", { name: "Bewaar de les" }));
      const lesson = first.url();
      await press(first.getByRole("button", { name: "Geef vrij als eerste" }));
      match(await main(first), /Een collega is de tweede/);
      await examine(first);

      const second = await as("manager2");
      await mouse(second).follow(second.getByRole("link", { name: "Een les als tweede vrijgeven" }).first());
      await second.goto(lesson);
      await mouse(second).press(second.getByRole("button", { name: "Geef vrij als tweede" }));
      await examine(second);

      const partner = await as("partner");
      await partner.goto("/lessons");
      await mouse(partner).type("q", "student");
      await mouse(partner).press(partner.getByRole("button", { name: "Zoek", exact: true }));
      strictEqual(await partner.locator("main article").count(), 1);
      await mouse(partner).follow(partner.getByRole("link", { name: TITLE }));
      strictEqual(await partner.locator("main form").count(), 0);
      await examine(partner);
    } finally {
      await poort.stop();
    }
  });
}
