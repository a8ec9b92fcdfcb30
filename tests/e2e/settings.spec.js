// What an administrator sets: the programme office, a number of the note with the decision behind it, another name, a sentence in a message.
import { match, strictEqual } from "node:assert";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { canRunScripts, openBrowser } from "./support/browser.js";
import { examineHere } from "./support/examine.js";
import { keyboard, mouse } from "./support/hands.js";
import { button, link, read } from "./support/main_job.js";
import { pageOf } from "./support/people.js";
import { startPoort } from "./support/poort.js";

let browser, poort;
before(async () => {
  browser = await openBrowser();
  poort = await startPoort(fileURLToPath(new URL("out/settings.log", import.meta.url)));
});
after(async () => {
  await browser.close();
  await poort.stop();
});

const as = (person, scripts) => pageOf(browser, person, { at: poort.address, password: poort.password, scripts });
const main = (page) => read(page.locator("main"));
const isSound = async (page) => canRunScripts(page) && (await examineHere(page));

test("the list of the first hour stays to be looked at, and the programme office stands at the foot of every page", async () => {
  const { page, follow, press, type } = mouse(await as("admin", "blocked"));
  await page.goto("/settings");
  match(await main(page), /\d van 5 klaar/);
  await follow(link(page, "Programmabureau"));
  await type("phone", "geen nummer");
  await press(button(page, "Sla het programmabureau op"));
  match(await main(page), /dit is geen telefoonnummer/);
  strictEqual(await page.locator("main [name=phone]").inputValue(), "geen nummer");
  await isSound(page);
  await type("phone", "053 765 43 21");
  await press(button(page, "Sla het programmabureau op"));
  const other = await as("partner", "off");
  match(await read(other.locator("body")), /053 765 43 21/);
  for (const one of [page, other]) await one.context().close();
});

for (const [scripts, hand, value, shown] of [["blocked", mouse, "110", "110 %"], ["off", mouse, "120", "120 %"], ["on", keyboard, "130", "130 %"]]) {
  test(`a number of the note changes with a decision of the steering group only, with scripts ${scripts}${hand === keyboard ? " and the keyboard" : ""}`, async () => {
    const person = hand(await as("admin", scripts));
    const { page, press, type } = person;
    await page.goto("/settings/parameters/match_target");
    await type("value", value);
    await type("reason", "De stuurgroep vraagt voortaan meer van bedrijven.");
    await press(button(page, "Bekijk wat dit doet"));
    await person.isAtErrors();
    match(await main(page), /Besluit van de stuurgroep/);
    strictEqual(await page.locator("main [name=value]").inputValue(), value);
    await isSound(page);
    await type("reference", "SG 2026-14, 12 november 2026");
    await press(button(page, "Bekijk wat dit doet"));
    match(await main(page), /Wat deze wijziging doet/);
    await isSound(page);
    await press(button(page, "Wijzig de parameter"));
    await page.goto("/settings/parameters/match_target");
    const told = await main(page);
    match(told, new RegExp(`Nu: ${shown}`));
    match(told, /SG 2026-14, 12 november 2026/);
    await isSound(page);
    person.silent?.();
    await page.context().close();
  });
}

for (const scripts of ["blocked", "off"]) {
  test(`another name stands behind the name of the note, and goes again, with scripts ${scripts}`, async () => {
    const { page, press, type, follow } = mouse(await as("admin", scripts));
    await page.goto("/settings/reference");
    const first = page.locator("main table a").first();
    const name = await first.innerText();
    await follow(first);
    await type("alias_nl", "Alias van de reis");
    await type("alias_en", "x".repeat(81));
    await press(button(page, "Sla de andere naam op"));
    match(await main(page), /ten hoogste|hoogstens|80/);
    strictEqual(await page.locator("main [name=alias_nl]").inputValue(), "Alias van de reis");
    await isSound(page);
    await type("alias_en", "Alias of the journey");
    await press(button(page, "Sla de andere naam op"));
    await page.goto("/settings/reference");
    match(await read(page.locator("main tr", { hasText: name }).first()), /Alias van de reis/);
    await isSound(page);
    await follow(page.locator("main table a", { hasText: name }).first());
    for (const field of ["alias_nl", "alias_en"]) await type(field, "");
    await press(button(page, "Sla de andere naam op"));
    await page.context().close();
  });

  test(`a sentence of one's own stands in a message before it is sent, with scripts ${scripts}`, async () => {
    const { page, press, type } = mouse(await as("admin", scripts));
    const sentence = `Fijn dat u meedoet, met scripts ${scripts}.`;
    await page.goto("/settings/mail-texts");
    await isSound(page);
    await mouse(page).follow(page.locator('main table a[href$="/nl"]').first());
    await type("opening", sentence);
    await press(button(page, "Sla de zinnen op"));
    await page.goto("/settings/mail-texts");
    await mouse(page).follow(page.locator('main table a[href$="/nl"]').first());
    match(await read(page.locator("main section.card")), new RegExp(sentence));
    await isSound(page);
    await page.context().close();
  });
}
