// From an empty database to a signed decision on the first project, by the people themselves: who sets up, who invites whom, and what each of them
// meets first. Told once; the journey walks it with JavaScript and without.
import { match, ok, strictEqual } from "node:assert";
import { canRunScripts, openPage } from "./browser.js";
import { examineHere, picture } from "./examine.js";
import { mouse } from "./hands.js";
import { asks, assesses, button, day, judges, link, path, read } from "./main_job.js";
import { copied, invites } from "./messages.js";

export const PASSWORD = "kade regent zacht linde";
const BUREAU = { name: "Programmabureau Voorbeeld", phone: "053 123 45 67", email: "bureau@voorbeeld.nl" };
const TITLE = "Sensoren in sluisdeuren";
const LEAD = "Deurwerk Noord B.V. (fictief)";
const OTHER = "Hogeschool Voorbeeld (fictief)";
const REASON = "Gezien in het dossier en besproken met de partners in Enschede.";

export const main = (page) => read(page.locator("main"));

// Somebody with a browser of their own. `done` closes every browser that was opened.
export function visitors(browser, at, scripts) {
  const hands = [];
  const arrive = async () => {
    const hand = mouse(await openPage(browser, { at, scripts }));
    hands.push(hand);
    return hand;
  };
  const done = () => Promise.all(hands.map(({ page }) => page.context().close()));
  return { arrive, done };
}

export async function signsIn({ page, press, type }, email) {
  await page.goto("/sign-in");
  await type("email", email);
  await type("password", PASSWORD);
  await press(button(page, "Inloggen"));
  strictEqual(path(page), "/my-work", await main(page));
}

// What every page promises, where the journey can see it.
export async function isSound(page) {
  if (process.env.LATER) return;
  if (canRunScripts(page)) await examineHere(page);
}

// The administrator makes the account with the link that the operator prints, and is led through the first steps.
export async function setsUp(hand, poort, email) {
  const { page, press, type } = hand;
  await page.goto("/");
  match(await main(page), /poort setup-token/);
  await isSound(page);
  await page.goto(poort.tell("setup-token").match(/https?:\S+/)[0]);
  await isSound(page);
  await type("name", "Anja Aanvang");
  await type("email", email);
  await type("password", PASSWORD);
  await press(button(page, "Maak het account"));
  await signsIn(hand, email);
  match(await main(page), /0 van 5 klaar/);
  await isSound(page);
  await picture(page, "first-hour");
}

export async function fillsBureau({ page, press, follow, type }) {
  await page.goto("/my-work");
  await follow(link(page, "Vul naam, telefoon en e-mail in"));
  for (const [field, value] of Object.entries(BUREAU)) await type(field, value);
  await picture(page, "first-hour-office");
  await press(button(page, "Sla het programmabureau op"));
  await page.goto("/my-work");
  match(await main(page), /1 van 5 klaar/);
}

export async function goesOnWithoutMail({ page, press }) {
  await page.goto("/my-work");
  await press(button(page, "Ga verder zonder mail"));
  await page.goto("/my-work");
  match(await main(page), /2 van 5 klaar/);
}

export async function looksAtParameters({ page, press, follow }) {
  await page.goto("/my-work");
  await follow(link(page, "Bekijk alle parameters"));
  await picture(page, "first-hour-parameters", { fullPage: false });
  await press(button(page, "Ik heb de parameters bekeken"));
  await page.goto("/my-work");
  match(await main(page), /3 van 5 klaar/);
}

// The invited person opens the link, makes the account, and comes upon what there is to do. `sees` is what they read there. Tells the seconds.
export async function comesIn(hand, invitation, sees) {
  const { page, press, type } = hand;
  const opened = Date.now();
  await page.goto(invitation);
  await isSound(page);
  await type("password", PASSWORD);
  await press(button(page, "Open het account"));
  match(await main(page), sees);
  return (Date.now() - opened) / 1000;
}

async function makesOrganisation({ page, press, type, pick, choose }, { name, number, type: kind, size, sector, region }) {
  await page.goto("/organisations/new");
  await type("name", name);
  await type("kvk_number", number);
  await pick("organisation_type", kind);
  await choose("size", size);
  await pick("sector", sector);
  await choose("region", region);
  await press(page.locator("main form[method=post] button[type=submit], main form[method=post] .actions button").last());
  match(path(page), /^\/organisations\/[0-9a-f-]{36}$/, await main(page));
}

async function addsPartner({ page, press, type, choose }, project, name, role) {
  await page.goto(`${project}/partners/new`);
  await type("q", name.slice(0, 9));
  await press(button(page, "Zoek"));
  await choose("organisation", await page.locator("main input[name=organisation]").first().getAttribute("value"));
  await choose("role", role);
  await press(button(page, "Voeg toe"));
}

// The manager's first project: a title, its two partners, and somebody of the lead to go on with it.
export async function beginsProject(hand, email) {
  const { page, press, follow, type, pick, choose } = hand;
  await page.goto("/my-work");
  await follow(page.locator("main").getByRole("link", { name: "Nieuw project" }));
  await type("title", TITLE);
  await press(button(page, "Maak project"));
  const project = path(page);
  await makesOrganisation(hand, { name: LEAD, number: "12345678", type: "company", size: "small", sector: "manufacturing", region: "twente" });
  await makesOrganisation(hand, { name: OTHER, number: "87654321", type: "knowledge", size: "large", sector: "education", region: "twente" });
  await addsPartner(hand, project, LEAD, "lead");
  await addsPartner(hand, project, OTHER, "participant");
  await page.goto(`${project}/partners`);
  await follow(link(page, "Wie kan erbij"));
  await isSound(page);
  await type("name", "Petra Penvoerder");
  await type("email", email);
  await pick("organisation", await page.locator("main select[name=organisation] option", { hasText: LEAD }).getAttribute("value"));
  await choose("language", "nl");
  await press(button(page, "Verstuur de uitnodiging"));
  return project;
}

export async function invitesExpert({ page, press, type, choose }, email) {
  await page.goto("/experts/invite");
  await type("name", "Ebbo Expert");
  await type("email", email);
  await choose("language", "nl");
  await press(page.locator("main form button").last());
}

// The lead asks a colleague along.
export async function invitesColleague({ page, press, type, pick, choose }, project, email) {
  await page.goto(`${project}/people`);
  await type("name", "Cas Collega");
  await type("email", email);
  await pick("organisation", await page.locator("main select[name=organisation] option", { hasText: LEAD }).getAttribute("value"));
  await choose("language", "nl");
  await press(button(page, "Verstuur de uitnodiging"));
}

// The lead makes the dossier complete.
export async function fillsDossier({ page, press, type, pick, choose }, project) {
  await page.goto(`${project}/edit`);
  await type("public_summary", "Sensoren in sluisdeuren, die zeggen wanneer een deur onderhoud nodig heeft.");
  await type("aim", "Weten of trillingen iets zeggen over de staat van de deur.");
  await type("product_market_combination", "Onderhoudsadvies voor beheerders van sluizen en stuwen");
  await choose("result_type", "application");
  await pick("primary_sub_area", "HTS.3");
  await choose("application_areas", "safety");
  await choose("activities", "explorations");
  await type("start_on", day(1));
  await type("duration_months", "8");
  await type("next_gate_on", day(6));
  await pick("contact", await page.locator("main select[name=contact] option", { hasText: "Petra" }).getAttribute("value"));
  await press(button(page, "Opslaan"));
  await page.goto(`${project}/financing/start`);
  for (const [row, [cost, half]] of [["30.000", "15.000"], ["20.000", "10.000"]].entries()) {
    await type(`rows.${row}.cost`, cost);
    await type(`rows.${row}.public_province`, half);
    await type(`rows.${row}.own_in_kind`, half);
  }
  await press(button(page, "Opslaan"));
}

export async function completesGate(manager, lead, project) {
  await assesses(manager, project, "G0", "2");
  await judges(manager, project, "G0", ["ALL-07", "G0-15"]);
  await asks(lead, project, "G0");
}

export async function decides({ page, press, follow, type, choose }) {
  await page.goto("/my-work");
  await follow(link(page, `${TITLE}: besluit nemen over Intake`));
  await follow(link(page, "Neem een besluit"));
  await choose("outcome", "go");
  await type("rationale", `De vraag komt van een beheerder en de verkenning is klein en kort. ${REASON}`);
  await type("public_summary", "De verkenning mag beginnen.");
  await type("next_gate_on", day(5));
  await press(button(page, "Controleer besluit"));
  await press(button(page, "Leg het besluit vast"));
}

export async function signs({ page, press, follow }) {
  await page.goto("/my-work");
  await follow(link(page, new RegExp(`${TITLE}.*teken`, "i")));
  if (!path(page).includes("/decisions/")) await follow(link(page, "Bekijk en teken het besluit"));
  await press(button(page, /Teken/));
  match(await main(page), /Getekend/);
}

// Everybody comes in one after the other, and each message is copied where no mail server is set. Gives the seconds that each took.
export async function team(admin, { arrive }) {
  const seats = [
    ["marieke@voorbeeld.nl", "Marieke Manager", "programme_manager", undefined],
    ["victor@voorbeeld.nl", "Victor Voorzitter", "steering_member", "chair"],
    ["sanne@voorbeeld.nl", "Sanne Secretaris", "steering_member", "secretary"],
    ["lotte@voorbeeld.nl", "Lotte Lid", "steering_member", "member"],
  ];
  const came = [];
  for (const [email, name, role, seat] of seats) {
    await invites(admin, { name, email, role, seat }, "first-hour-invite");
    const hand = await arrive();
    came.push({ hand, who: name, seconds: await comesIn(hand, await copied(admin, email, "first-hour-messages"), /Mijn werk/) });
  }
  await isSound(admin.page);
  return came;
}

export async function isReady({ page }) {
  await page.goto("/my-work");
  const told = await main(page);
  ok(!told.includes("van 5 klaar"), told);
  await page.goto("/settings");
  match(await main(page), /5 van 5 klaar/);
}

export async function isDecided({ page }, project, poort) {
  await page.goto(project);
  match(await main(page), /Start\s+nu/);
  const verified = poort.ask("audit", "verify");
  strictEqual(verified.broken, null);
}
