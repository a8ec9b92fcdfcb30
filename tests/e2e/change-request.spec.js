// A change of what was approved, by everybody who has a part in it: a partner who does not agree and then does, a manager within the mandate, and the
// two seats of the steering group above it.
import { equal, match, ok } from "node:assert";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { TELEPHONE, openBrowser } from "./support/browser.js";
import { examineHere, picture } from "./support/examine.js";
import { keyboard, mouse } from "./support/hands.js";
import { button, link, path, read } from "./support/main_job.js";
import { pageOf } from "./support/people.js";
import { startPoort } from "./support/poort.js";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const NO = "Onze meetploeg is in het najaar al ergens anders ingezet.";
const main = (page) => read(page.locator("main"));

// The first project of this name, on the page of somebody.
async function project(page, title) {
  await page.goto(`/projects?q=${encodeURIComponent(title)}`);
  return await page.locator("main tbody th a").first().getAttribute("href");
}

async function opens(page, address) {
  await page.goto(address);
  equal(path(page), address);
}

async function answers({ page, press, choose, type }, address, agrees, reason) {
  await opens(page, address);
  await choose("agrees", agrees);
  await type("reason", reason);
  await press(button(page, "Geef antwoord"));
  match(await main(page), /Antwoord vastgelegd/);
}

for (const [scripts, hand] of [["on", keyboard], ["blocked", mouse]]) {
  test(`a partner does not agree, the request is mended, everybody agrees and a manager approves, scripts ${scripts}`, async () => {
    const poort = await startPoort(fileURLToPath(new URL(`out/change-${scripts}.log`, import.meta.url)));
    const as = async (person, viewport) => hand(await pageOf(browser, person, { at: poort.address, password: poort.password, scripts, ...(viewport && { viewport }) }));
    try {
      const lead = await as("partner");
      const sluisSens = await project(lead.page, "SluisSens");
      await lead.page.goto(`${sluisSens}/money`);
      await examineHere(lead.page);
      await lead.follow(link(lead.page, "Wijzigingsverzoek 1"));
      const request = path(lead.page);
      await examineHere(lead.page);
      await picture(lead.page, "change-request");
      match(await main(lead.page), /Looptijd in maanden/);

      const one = await as("partner22");
      await one.page.goto("/my-work");
      await one.follow(link(one.page, "Akkoord geven op een wijziging"));
      equal(path(one.page), request);
      await answers(one, request, "no", NO);

      await opens(lead.page, request);
      ok((await main(lead.page)).includes(NO));
      await lead.press(button(lead.page, "Pas het verzoek aan"));
      equal(path(lead.page), `${request}/edit`);
      // With scripts blocked the browser complains of what it loaded ahead and may not use.
      if (scripts === "on") await examineHere(lead.page);
      await lead.type("duration_months", "9");
      await lead.press(button(lead.page, "Bewaar het verzoek"));
      await lead.press(button(lead.page, "Vraag de partners om akkoord"));
      await answers(one, request, "yes", "");
      await answers(await as("partner28", TELEPHONE), request, "yes", "");
      await opens(lead.page, request);
      match(await main(lead.page), /Wat eerder is gezegd/);
      await lead.press(button(lead.page, "Dien het verzoek in"));

      const manager = await as("manager");
      await manager.page.goto("/my-work");
      await manager.follow(link(manager.page, "Beslissen over een wijziging"));
      await examineHere(manager.page);
      await manager.choose("verdict", "approve");
      await manager.type("reason", "Een maand langer past binnen de fase en kost niets.");
      await manager.press(button(manager.page, "Leg het besluit vast"));
      match(await main(manager.page), /Goedgekeurd en verwerkt/);
      await manager.page.goto(`${sluisSens}/history`);
      match(await main(manager.page), /Looptijd in maanden: van 8 naar 9/);
    } finally {
      await poort.stop();
    }
  });
}

test("an approved budget is not typed over, and above the mandate chair and secretary decide", async () => {
  const poort = await startPoort(fileURLToPath(new URL("out/change-above.log", import.meta.url)));
  const as = async (person) => mouse(await pageOf(browser, person, { at: poort.address, password: poort.password }));
  try {
    const lead = await as("partner2");
    const thermoBrug = await project(lead.page, "ThermoBrug");
    await lead.page.goto(`${thermoBrug}/financing/innovation`);
    match(await main(lead.page), /De begroting verandert alleen met een wijzigingsverzoek dat is goedgekeurd/);
    equal(await lead.page.locator("main input[inputmode]").count(), 0);
    await lead.follow(link(lead.page, "Vraag een wijziging aan"));
    await examineHere(lead.page);
    await lead.type("reason", "De brug wordt een viaduct: de gemeente koos een andere plaats.");
    await lead.type("aim", "Een lichte overspanning die in een week te plaatsen is, ook als viaduct.");
    await lead.press(button(lead.page, "Bewaar het verzoek"));
    const request = path(lead.page);
    match(await main(lead.page), /De voorzitter en de secretaris van de stuurgroep/);
    await lead.press(button(lead.page, "Vraag de partners om akkoord"));
    const manager = await as("manager");
    for (let asked = 0; asked < 4; asked += 1) {
      await opens(manager.page, request);
      await manager.choose("agrees", "yes");
      await manager.type("reason", "Per brief van vandaag, in het dossier bewaard.");
      await manager.press(button(manager.page, "Geef antwoord"));
    }
    await opens(lead.page, request);
    await lead.press(button(lead.page, "Dien het verzoek in"));
    await opens(manager.page, request);
    equal(await manager.page.locator("main input[name=verdict]").count(), 0, "above the mandate a manager does not decide");
    const chair = await as("steering");
    await chair.page.goto("/my-work");
    await chair.follow(link(chair.page, "Beslissen over een wijziging"));
    await chair.choose("verdict", "approve");
    await chair.type("reason", "De gemeente wil dit ook, en het geld blijft gelijk.");
    await chair.press(button(chair.page, "Leg het besluit vast"));
    const secretary = await as("secretary");
    await secretary.page.goto("/my-work");
    await secretary.follow(link(secretary.page, "Besluit over een wijziging tekenen"));
    await secretary.press(button(secretary.page, "Teken het besluit"));
    match(await main(secretary.page), /Goedgekeurd en verwerkt/);
    await secretary.page.goto(thermoBrug);
    match(await main(secretary.page), /ook als viaduct/);
  } finally {
    await poort.stop();
  }
});
