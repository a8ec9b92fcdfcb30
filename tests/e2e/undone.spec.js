// What is recorded is undone by who decides, a hold ends by a new decision, and a stop is confirmed by a second person.
import { deepStrictEqual, match, strictEqual } from "node:assert";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./support/browser.js";
import { faultsHere, picture } from "./support/examine.js";
import { mouse } from "./support/hands.js";
import { button, day, link, path, read } from "./support/main_job.js";
import { pageOf } from "./support/people.js";
import { startPoort } from "./support/poort.js";

const RATIONALE = "De proef in het bewoonde gebouw mag voorlopig niet doorgaan; de partners zoeken een ander gebouw en maken het dossier daarna opnieuw op.";
const WHY = "Er is een andere bewoner gevonden, dus er kan eerder besloten worden.";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

// A Poort of its own for each journey: what is stopped or sent back here is still there for the others.
async function alone(scripts, journey) {
  const poort = await startPoort(fileURLToPath(new URL(`out/undone-${scripts}.log`, import.meta.url)));
  const hands = [];
  const as = async (person) => {
    hands.push(mouse(await pageOf(browser, person, { at: poort.address, password: poort.password, scripts })));
    return hands.at(-1);
  };
  try {
    await journey(as);
    for (const { page } of hands) await page.context().close();
  } finally {
    await poort.stop();
  }
}

async function opens({ follow, page }, title, gate) {
  await page.goto(`/projects?q=${title}`);
  await follow(page.locator("main").getByRole("link", { name: title, exact: true }));
  await follow(link(page, `Naar ${gate}`));
  return path(page);
}

async function sendsBack({ follow, press, type, choose, page }, row) {
  await page.goto("/my-work");
  await follow(link(page, row));
  await follow(link(page, "Neem een besluit"));
  await choose("outcome", "recycle");
  await type("rationale", RATIONALE);
  await type("public_summary", "WaterWeefsel maakt het dossier opnieuw op.");
  await type("points.0", "Zoek een gebouw waarvan de bewoners meedoen.");
  await type("next_gate_on", day(4));
  await press(button(page, "Controleer besluit"));
  await press(button(page, "Leg het besluit vast"));
}

for (const scripts of ["on", "blocked"]) {
  test(`a hold comes on the agenda earlier, and a decision is taken back before it is signed, with scripts ${scripts}`, () => alone(scripts, async (as) => {
    const [manager, chair, secretary] = [await as("manager"), await as("steering"), await as("secretary")];
    const gate = await opens(manager, "WaterWeefsel", "Poort 2");
    match(await read(manager.page.locator("main")), /Aangehouden tot .* Dan komt de poort vanzelf op de agenda\./);
    strictEqual(await link(manager.page, "Geef het dossier terug").count(), 0);
    await manager.follow(link(manager.page, "Zet op de agenda"));
    deepStrictEqual(await faultsHere(manager.page), []);
    await manager.press(button(manager.page, "Zet de poort op de agenda"));
    await manager.isAtErrors();
    await manager.type("reason", WHY);
    await manager.press(button(manager.page, "Zet de poort op de agenda"));
    match(await read(manager.page.locator("main")), /Het dossier ligt ter besluitvorming bij de voorzitter en de secretaris/);

    await sendsBack(chair, /^WaterWeefsel: besluit nemen/);
    await manager.page.goto(gate);
    strictEqual(await link(manager.page, "Geef het dossier terug").count(), 0);
    await secretary.page.goto("/my-work");
    await secretary.follow(link(secretary.page, /^WaterWeefsel: .*tekenen/));
    await picture(secretary.page, "decision-recorded");
    await secretary.follow(link(secretary.page, "Trek dit besluit in"));
    deepStrictEqual(await faultsHere(secretary.page), []);
    await secretary.type("reason", "De datum in de motivering klopt niet, dit moet opnieuw.");
    await secretary.press(button(secretary.page, "Trek het besluit in"));
    match(await read(secretary.page.locator("main")), /Dit besluit is vervallen\s+Ingetrokken door Sanne Demo/);
    deepStrictEqual(await faultsHere(secretary.page), []);
    strictEqual(await button(secretary.page, "Teken het besluit").count(), 0);

    await sendsBack(chair, /^WaterWeefsel: besluit nemen/);
    await secretary.page.goto("/my-work");
    await secretary.follow(link(secretary.page, /^WaterWeefsel: .*tekenen/));
    await secretary.press(button(secretary.page, "Teken het besluit"));
    await manager.page.goto(gate);
    match(await read(manager.page.locator("main")), /Wordt aangevuld/);
  }));

  test(`a stop in the innovation phase is confirmed by the steering group, with scripts ${scripts}`, () => alone(scripts, async (as) => {
    const [partner, manager, chair] = [await as("partner"), await as("manager"), await as("steering")];
    await partner.page.goto("/projects?q=OogOpWerk");
    await partner.follow(partner.page.locator("main").getByRole("link", { name: "OogOpWerk", exact: true }));
    const project = path(partner.page);
    const proposes = async () => {
      await partner.page.goto(`${project}/stop`);
      await partner.choose("reason", "timing");
      await partner.type("learned", "Een camera op een helm wordt pas gedragen als hij licht is.");
      await partner.type("ends_on", day(1));
      await partner.choose("confirm", "yes");
      await partner.press(button(partner.page, "Controleer voorstel"));
      await partner.press(button(partner.page, "Dien het voorstel in"));
    };
    await proposes();
    match(await read(partner.page.locator("main")), /Wacht op de voorzitter of de secretaris van de stuurgroep/);
    await partner.follow(link(partner.page, "Trek het voorstel in"));
    deepStrictEqual(await faultsHere(partner.page), []);
    await partner.type("reason", "De leverancier heeft toch een lichtere camera.");
    await partner.press(button(partner.page, "Trek het voorstel in"));
    await proposes();
    await manager.page.goto(`${project}/stop`);
    strictEqual(await button(manager.page, "Bevestig dat het project stopt").count(), 0);
    await chair.page.goto("/my-work");
    await chair.follow(link(chair.page, "OogOpWerk: stoppen bevestigen"));
    await picture(chair.page, "stop-confirm");
    await chair.press(button(chair.page, "Bevestig dat het project stopt"));
    match(await read(chair.page.locator("main")), /Project gestopt/);
  }));
}
