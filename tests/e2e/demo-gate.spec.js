import { match, ok, strictEqual } from "node:assert";
import { after, before, test } from "node:test";
import { openBrowser } from "./support/browser.js";
import { picture } from "./support/examine.js";
import { counting, mouse } from "./support/hands.js";
import { asks, assesses, button, day, judges, link, path, read } from "./support/main_job.js";
import { pageOf } from "./support/people.js";
import { settles } from "./support/round.js";

const RATIONALE = "De partijen kennen elkaar, de vraag komt van een beheerder en de verkenning is klein en kort. Stoppen is besproken en kan na elke meting.";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

async function decides({ follow, press, type, choose, page }, row, publicSummary) {
  await page.goto("/my-work");
  await follow(link(page, row));
  await follow(link(page, "Neem een besluit"));
  await choose("outcome", "go");
  await type("rationale", RATIONALE);
  await type("public_summary", publicSummary);
  await type("next_gate_on", day(5));
  await press(button(page, "Controleer besluit"));
  await press(button(page, "Leg het besluit vast"));
  match(path(page), /\/decisions\//);
}

async function aStartInKind({ press, type, choose, pick, page }, title) {
  await page.goto("/projects/new");
  await type("title", title);
  await type("public_summary", "Sensoren in sluisdeuren, nu ook bij ijs.");
  await type("aim", "Weten of trillingen ook bij vorst iets zeggen over de staat van de deur.");
  await type("product_market_combination", "Onderhoudsadvies voor beheerders van sluizen en stuwen");
  await choose("result_type", "application");
  await pick("primary_sub_area", "HTS.3");
  await choose("application_areas", "safety");
  await choose("activities", "explorations");
  await type("start_on", day(1));
  await type("duration_months", "8");
  await type("next_gate_on", day(6));
  await press(button(page, "Maak project"));
  const project = path(page);
  await page.goto(`${project}/partners/new?q=Hogeschool`);
  await choose("organisation", await page.locator("main input[name=organisation]").first().getAttribute("value"));
  await choose("role", "participant");
  await press(button(page, "Voeg toe"));
  await page.goto(`${project}/financing/start`);
  for (const [row, amount] of ["30.000", "20.000"].entries()) {
    await type(`rows.${row}.cost`, amount);
    const half = row === 0 ? "15.000" : "10.000";
    await type(`rows.${row}.public_province`, half);
    await type(`rows.${row}.own_in_kind`, half);
  }
  await press(button(page, "Opslaan"));
  return project;
}

for (const [scripts, title] of [["on", "SluisSens in de winter"], ["off", "Deurwachter bij hoog water"]]) {
  test(`a start fully in kind is accepted at the intake, in four clicks from my work, with scripts ${scripts}`, async () => {
    const partner = mouse(await pageOf(browser, "partner", { scripts }));
    const manager = counting(mouse(await pageOf(browser, "manager", { scripts })));
    const project = await aStartInKind(partner, title);
    await assesses(manager, project, "G0", "2");
    await judges(manager, project, "G0", ["ALL-07", "G0-15"]);
    await asks(partner, project, "G0");
    manager.counted.clicks = 0;
    await decides(manager, `${title}: besluit nemen over Intake`, "De verkenning mag beginnen.");
    ok(manager.counted.clicks <= 4, `it took ${manager.counted.clicks} clicks`);
    match(await read(manager.page.locator("main")), /Doorgaan/);
    for (const { page } of [partner, manager]) await page.context().close();
  });
}

test("the demo start project SluisSens was accepted at the intake with nothing but work in kind", async () => {
  const { page, follow } = mouse(await pageOf(browser, "manager"));
  await page.goto("/projects?q=SluisSens");
  await follow(page.locator("main").getByRole("link", { name: "SluisSens", exact: true }));
  await picture(page, "project");
  match(await read(page.locator("main")), /eigen geld\s+€ 0\s+in kind\s+€ 45\.000/);
  await follow(link(page, "Intake: Doorgaan"));
  match(await read(page.locator("main")), /Getekend/);
  await page.context().close();
});

// The panel of RoboNoaber has heard the applicant, and agrees.
async function panelAgrees() {
  const { page, follow } = mouse(await pageOf(browser, "reviewer9"));
  await page.goto("/rounds");
  await follow(link(page, /^RoboNoaber bij/));
  await follow(link(page, "RoboNoaber"));
  await settles(page);
  await page.context().close();
}

test("the chair decides a prepared gate of the demo set in four clicks from my work", async () => {
  await panelAgrees();
  const chair = counting(mouse(await pageOf(browser, "steering")));
  await chair.page.goto("/my-work");
  await picture(chair.page, "my-work");
  await decides(chair, /^RoboNoaber/, "RoboNoaber gaat verder.");
  ok(chair.counted.clicks <= 4, `it took ${chair.counted.clicks} clicks`);
  await chair.page.context().close();
});

test("BioFolie without own money is refused at gate 1 in the words of the rule, with the text kept", async () => {
  const { page, follow, press, type, choose, isAtErrors } = mouse(await pageOf(browser, "steering"));
  await page.goto("/my-work");
  await follow(link(page, /^BioFolie/));
  await follow(link(page, "Neem een besluit"));
  await choose("outcome", "go");
  await type("rationale", RATIONALE);
  await type("public_summary", "BioFolie gaat verder.");
  await type("next_gate_on", day(20));
  await press(button(page, "Controleer besluit"));
  await isAtErrors();
  match(await read(page.locator("main")), /Bedrijven brengen € 0 eigen geld in; nodig is meer dan nul\./);
  strictEqual(await page.locator("main textarea[name=rationale]").inputValue(), RATIONALE);
  await page.context().close();
});

for (const scripts of ["on", "off"]) {
  test(`the chair reads in one line that MembraanThuis can go on with five deviations, and hears at once what a decision lacks, with scripts ${scripts}`, async () => {
    const { page, follow, press, type, choose } = mouse(await pageOf(browser, "steering", { scripts }));
    await page.goto("/projects?q=MembraanThuis");
    await follow(page.locator("main tbody th a").first());
    await follow(page.locator(".route").getByRole("link", { name: "Poort 2" }));
    strictEqual(await read(page.locator(".verdict__line")), "Kan door, met 5 afwijkingen");
    const places = await page.locator(".verdict, .looks, .menders, aside").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    ok(places[0] < places[1] && places[1] < places[2], "the verdict, then business case, money and advice, then the rules");
    match(await read(page.locator("section[aria-labelledby=gate-open]")), /Penvoerder en partners 4, programma 1; 9 van 14 in orde\./);
    strictEqual(await page.locator("details.source[open]").count(), 0);
    await picture(page, "gate");
    await follow(link(page, "Neem een besluit"));
    await choose("outcome", "go");
    await type("rationale", "Goed plan.");
    ok(await page.locator(".brief").isVisible());
    await press(button(page, "Controleer besluit"));
    const wrong = await page.locator("main .errors li").allInnerTexts();
    strictEqual(await page.locator("main .errors").count(), 1);
    ok(wrong.some((text) => text.startsWith("Motivering")) && wrong.filter((text) => text.includes("Geef een reden om af te wijken")).length === 5, wrong.join("\n"));
    strictEqual(await page.locator("main textarea[name=rationale]").inputValue(), "Goed plan.");
    await page.context().close();
  });
}
