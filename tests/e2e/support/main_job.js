// The main job on a real project: TPRC comes out of the list of 2007-2013, is made complete, is refused at gate 1 while it may not pass, is mended, and is
// decided and signed by two people. Told once, and walked by any hand.
import { deepStrictEqual, match, ok, strictEqual } from "node:assert";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { picture } from "./examine.js";
import { pageOf } from "./people.js";
import { reviewed } from "./round.js";

export const realList = process.env.POORT_REAL_LIST ?? fileURLToPath(new URL("../../../../shared/programme/real/StructuralFundsNL2007NOW.csv", import.meta.url));
export const withoutList = existsSync(realList) ? false : `the real list is not at ${realList}; POORT_REAL_LIST tells where it is`;

const TITLE = "Thermoplastic composites Research Center (TPRC) Enschede";
const CONDITIONS = ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"];
const PARTS = ["public_province", "own_cash", "own_in_kind"];
const RATIONALE =
  "De business case is compleet, de partners leggen eigen geld in en dragen allemaal risico. De kennis is in Enschede aanwezig en de vraag komt van bedrijven.";
// The list tells of no documents: why the chair goes on without an agreement.
const UNSIGNED =
  "De partners tekenen de samenwerkingsovereenkomst in de eerste maand van de fase; de eerste betaling wacht daarop, dus er gaat geen publiek geld weg zonder handtekeningen.";

// Cost, money of the province, own cash and own in kind, in the order of the partners.
const WITHOUT_CASH = [
  ["3.108.000", "1.554.000", "0", "1.554.000"],
  ["3.000.000", "1.500.000", "0", "1.500.000"],
  ["2.000.000", "2.000.000", "0", "0"],
];
const MENDED = [
  ["3.108.000", "1.554.000", "0", "1.554.000"],
  ["3.000.000", "1.500.000", "600.000", "900.000"],
  ["2.000.000", "1.000.000", "500.000", "500.000"],
];

export function day(months) {
  const date = new Date();
  date.setMonth(date.getMonth() + months);
  return `${date.getDate()}-${date.getMonth() + 1}-${date.getFullYear()}`;
}

export const link = (page, name) => page.locator("main").getByRole("link", { name }).first();
export const button = (page, name) => page.locator("main").getByRole("button", { name }).first();
const menu = (page, name) => page.locator("nav.bar nav, header nav").getByRole("link", { name });
// What is read there, with every space a plain one.
export const read = async (locator) => (await locator.innerText()).replaceAll(/[\u00a0\u202f]/g, " ");
export const path = (page) => new URL(page.url()).pathname;

async function imports({ follow, press, upload, page }) {
  await follow(menu(page, "Inlezen"));
  await upload("file", realList);
  await press(button(page, "Bekijk het bestand"));
  match(await read(page.locator("main")), /Er is nog niets gewijzigd/);
  await picture(page, "import-preview", { fullPage: false });
  await press(button(page, "Lees 1.808 projecten in"));
  match(await read(page.locator("main")), /De projecten zijn ingelezen/);
}

async function finds({ follow, press, type, page }) {
  await follow(menu(page, "Portfolio"));
  await type("q", "TPRC");
  await press(button(page, "Toon"));
  await follow(link(page, TITLE));
  match(await read(page.locator("main")), /€ 8\.108\.000/);
  return path(page);
}

async function describes({ follow, press, type, pick, choose, page }, project) {
  await follow(link(page, /Naar Poort 1/));
  await follow(link(page, "Dossier is volledig en bevroren"));
  strictEqual(path(page), `${project}/edit`);
  await type("product_market_combination", "Lichte onderdelen voor vliegtuigbouwers, gemaakt van thermoplastische composieten");
  await choose("result_type", "semi_finished");
  await pick("primary_sub_area", "HTM.1");
  await choose("application_areas", "construction");
  await choose("challenges", "sustainability");
  await choose("facilities", "thermoplastic-research-center");
  await choose("activities", "applied_research");
  await type("start_on", day(2));
  await type("duration_months", "36");
  await type("next_gate_on", day(30));
  await press(button(page, "Opslaan"));
  strictEqual(path(page), project);
}

// The list does not say what kind of organisation TPRC is; the import guessed, and marked it to be looked at.
async function corrects({ follow, press, pick, choose, page }) {
  await follow(link(page, "Bekijk de partners"));
  await follow(link(page, "TRPC"));
  await follow(link(page, "Wijzig"));
  await pick("organisation_type", "knowledge");
  await pick("sector", "research");
  await choose("region", "twente");
  await press(button(page, "Opslaan"));
}

async function adds({ follow, press, type, choose, page }, name) {
  await follow(link(page, "Voeg partner toe"));
  await type("q", name);
  await press(button(page, "Zoek"));
  const organisation = await page.locator("main input[name=organisation]").first().getAttribute("value");
  await choose("organisation", organisation);
  await choose("role", "participant");
  await choose("core_business", "yes");
  await press(button(page, "Voeg toe"));
}

async function names(hand, project) {
  const { follow, press, pick, page } = hand;
  await page.goto(`${project}/partners`);
  await adds(hand, "Dinkeldal");
  await adds(hand, "Regge");
  await page.goto(`${project}/gates/G1`);
  await follow(link(page, "Penvoerder en contactpersoon"));
  await page.goto(`${project}/edit`);
  await pick("contact", await page.locator("main select[name=contact] option", { hasText: "Marieke Demo" }).getAttribute("value"));
  await press(button(page, "Opslaan"));
}

async function enters({ follow, press, type, page }, project, rows, scripts) {
  await page.goto(`${project}/gates/G1`);
  await follow(link(page, "Open de tabel"));
  const was = await read(page.locator("main .outcome"));
  for (const [row, [cost, ...amounts]] of rows.entries()) {
    await type(`rows.${row}.cost`, cost);
    for (const [index, amount] of amounts.entries()) await type(`rows.${row}.${PARTS[index]}`, amount);
  }
  const total = page.locator("main tfoot td").first();
  if (scripts === "on") {
    match(await read(total), /8\.108\.000/);
    match(await read(page.locator("main .outcome__balance")), /In balans/);
  } else {
    strictEqual(await read(page.locator("main .outcome")), was);
    await press(button(page, "Bereken"));
    match(await read(total), /8\.108\.000/);
  }
  if (rows === MENDED) await picture(page, "financing");
  await press(button(page, "Opslaan"));
}

export async function assesses({ follow, press, type, choose, page }, project, gate = "G1", level = "3") {
  for (const condition of CONDITIONS) {
    await page.goto(`${project}/conditions/${gate}`);
    await follow(page.locator(`main a[href$="/conditions/${gate}/${condition}"]`).first());
    if (level === "3") {
      await type("title", `Stuk bij ${condition}`);
      await type("reference", "Dossier van het programmabureau, bladzijde 12");
      await press(button(page, "Voeg toe"));
      await press(button(page, /^Neem aan/));
    }
    await choose("level", level);
    await type("reason", "Gezien in het dossier en besproken met de partners in Enschede.");
    await press(button(page, "Sla oordeel op"));
  }
  await page.goto(`${project}/conditions/${gate}`);
}

export async function judges({ follow, press, type, choose, page }, project, gate = "G1", rules = ["ALL-07", "G0-15", "G1-17"]) {
  await page.goto(`${project}/gates/${gate}`);
  await follow(link(page, "Beoordeel de open regels"));
  for (const rule of rules) {
    await choose(`met.${rule}`, "yes");
    await type(`reason.${rule}`, "Besproken met de partners en met de stuurgroep in Enschede.");
  }
  await press(button(page, "Sla oordelen op"));
}

async function completes({ follow, press, type, choose, page }, project) {
  await page.goto(`${project}/gates/G1`);
  await follow(link(page, "Duidelijke business case"));
  for (const part of await page.locator("main input[name=business_case_parts]").evaluateAll((inputs) => inputs.map(({ value }) => value))) {
    await choose("business_case_parts", part);
  }
  await type("business_case_on", day(0));
  await choose("business_case_approved", await page.locator("main input[name=business_case_approved]").getAttribute("value"));
  await type("application_on", day(0));
  await type("works_start_on", day(2));
  await choose("accession", "open");
  await type("stopping_considered", "Stoppen kost de eerste metingen; de apparatuur blijft bruikbaar voor de andere projecten.");
  await press(button(page, "Opslaan"));
}

export async function asks({ follow, press, page }, project, gate = "G1") {
  await page.goto(`${project}/gates/${gate}`);
  await follow(link(page, /^Vraag .* aan$/));
  await press(button(page, "Bevries het dossier en vraag de poort aan"));
}

async function isRefused({ follow, press, type, choose, isAtErrors, page }) {
  await follow(link(page, `${TITLE}: besluit nemen over Poort 1`));
  const gate = await read(page.locator("main"));
  match(gate, /Bedrijven brengen € 0 eigen geld in; nodig is meer dan nul\./);
  match(gate, /Minder dan 10 % van de eigen kosten dragen: Regge Mechatronica B\.V\. \(fictief\)/);
  await picture(page, "gate-blocked");
  await follow(link(page, "Neem een besluit"));
  await choose("outcome", "go");
  await type("rationale", RATIONALE);
  await type("public_summary", "TPRC gaat door naar de innovatiefase.");
  await press(button(page, "Controleer besluit"));
  await isAtErrors();
  match(await read(page.locator("main")), /Bedrijven brengen € 0 eigen geld in; nodig is meer dan nul\./);
  strictEqual(await page.locator("main textarea[name=rationale]").inputValue(), RATIONALE);
}

async function takesBack({ follow, press, type, page }, project) {
  await page.goto(`${project}/gates/G1`);
  await follow(link(page, "Geef het dossier terug"));
  await type("reason", "Er is nog geen eigen geld en een partner draagt geen risico.");
  await press(button(page, "Geef het dossier terug"));
}

// What would make a rule pass opens as a draft that nobody has saved. It is left again: the partners agree on more than the smallest change.
async function opensDraft({ follow, page }, project) {
  const stored = async () => {
    await page.goto(`${project}/financing/innovation`);
    return page.locator("main form input[inputmode]").evaluateAll((inputs) => inputs.map(({ value }) => value));
  };
  const before = await stored();
  await page.goto(`${project}/gates/G1`);
  match(await read(page.locator(".proposals").first()), /Kortste weg naar groen/);
  await follow(page.locator(".proposals a").first());
  match(await read(page.locator("main .notice").first()), /Dit is een voorstel; er is nog niets opgeslagen/);
  ok((await page.locator(".money-table__problems [data-tone=stored]").count()) > 0, "the cells of the proposal are marked");
  const draft = await page.locator("main form input[inputmode]").evaluateAll((inputs) => inputs.map(({ value }) => value));
  ok(draft.some((value, place) => value !== before[place]));
  deepStrictEqual(await stored(), before);
}

async function decides({ follow, press, type, choose, page }) {
  await follow(menu(page, "Mijn werk"));
  await follow(link(page, `${TITLE}: besluit nemen over Poort 1`));
  match(await read(page.locator("main")), /Alles is in orde|Let op/);
  await follow(link(page, "Neem een besluit"));
  await choose("outcome", "go");
  await type("rationale", RATIONALE);
  await type("public_summary", "TPRC gaat door naar de innovatiefase.");
  await type("next_gate_on", day(30));
  await type("deviation.G1-14", UNSIGNED);
  await picture(page, "decision-form");
  await press(button(page, "Controleer besluit"));
  match(await read(page.locator("main")), /Controleer het besluit/);
  await press(button(page, "Leg het besluit vast"));
}

async function signs({ follow, press, page }) {
  await follow(link(page, new RegExp(`${TITLE.replaceAll(/[()]/g, ".")}.*teken`, "i")));
  if (!path(page).includes("/decisions/")) await follow(link(page, "Bekijk en teken het besluit"));
  await press(button(page, /Teken/));
  match(await read(page.locator("main")), /Getekend/);
  await picture(page, "decision-signed");
}

async function agree({ follow, page }, project, poort) {
  await page.goto(project);
  match(await read(page.locator("main")), /Innovatie\s+nu/);
  await follow(link(page, "Poort 1: Doorgaan"));
  await follow(link(page, "Dossier 2"));
  await picture(page, "dossier");
  const hash = (await read(page.locator("main"))).match(/[0-9a-f]{64}/)?.[0];
  ok(hash, "the dossier tells its hash");
  await page.goto(`${project}/history`);
  const told = await read(page.locator("main"));
  for (const step of [/besluit/i, /getekend/i]) match(told, step);
  const verified = poort.ask("audit", "verify");
  strictEqual(verified.broken, null);
  ok(verified.events > 0);
}

// `handOf` gives a page its hand. Everything that was looked at on the way is asserted on the way.
export async function mainJob(browser, poort, handOf, scripts) {
  const hands = [];
  const arrive = async (person) => {
    const hand = handOf(await pageOf(browser, person, { at: poort.address, password: poort.password, scripts }));
    hands.push(hand);
    return hand;
  };
  const manager = await arrive("manager");
  await imports(manager);
  const project = await finds(manager);
  await describes(manager, project);
  await corrects(manager);
  await names(manager, project);
  await enters(manager, project, WITHOUT_CASH, scripts);
  await completes(manager, project);
  await assesses(manager, project);
  await picture(manager.page, "conditions");
  await judges(manager, project);
  await asks(manager, project);
  const chair = await arrive("steering");
  await isRefused(chair);
  await takesBack(manager, project);
  await opensDraft(manager, project);
  await enters(manager, project, MENDED, scripts);
  await asks(manager, project);
  await reviewed(browser, poort, manager, TITLE, scripts);
  await decides(chair);
  const secretary = await arrive("secretary");
  await signs(secretary);
  await agree(manager, project, poort);
  for (const hand of hands) await hand.page.context().close();
  return hands;
}
