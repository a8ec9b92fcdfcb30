// Who has access: an administrator invites, gives a role with days, and ends somebody's access, who is out at once; the list is looked through and signed.
import { match, strictEqual } from "node:assert";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { canRunScripts, openBrowser, openPage } from "./support/browser.js";
import { examineHere, picture } from "./support/examine.js";
import { keyboard, mouse } from "./support/hands.js";
import { button, day, link, path, read } from "./support/main_job.js";
import { copied, invites } from "./support/messages.js";
import { pageOf } from "./support/people.js";
import { startPoort } from "./support/poort.js";

const PASSWORD = "fiets lamp wolk boter";

let browser, poort;
before(async () => {
  browser = await openBrowser();
  poort = await startPoort(fileURLToPath(new URL("out/people.log", import.meta.url)));
});
after(async () => {
  await browser.close();
  await poort.stop();
});

const as = (person, scripts = "on") => pageOf(browser, person, { at: poort.address, password: poort.password, scripts });
const main = (page) => read(page.locator("main"));
const isSound = async (page) => canRunScripts(page) && (await examineHere(page));

// The page of somebody, found by their name.
async function finds({ page, press, type, follow }, name) {
  await page.goto("/people");
  await type("q", name);
  await press(page.locator("main form[role=search] button"));
  await follow(link(page, name));
}

for (const [scripts, hand, email] of [["blocked", mouse, "lars@demo.example"], ["off", mouse, "lieke@demo.example"], ["on", keyboard, "levi@demo.example"]]) {
  test(`a deputy is invited for some weeks and comes in with the seat, with scripts ${scripts}${hand === keyboard ? " and the keyboard" : ""}`, async () => {
    const admin = hand(await as("admin", scripts));
    const { page, press, type } = admin;
    await page.goto("/people/invite");
    await type("name", "Lars Demo");
    await type("email", "lars");
    await press(button(page, "Verstuur de uitnodiging"));
    await admin.isAtErrors();
    strictEqual(await page.locator("main [name=name]").inputValue(), "Lars Demo");
    await isSound(page);
    await invites(admin, { name: "Lars Demo", email, role: "steering_member", seat: "secretary", lastDay: day(1) });
    match(await main(page), new RegExp(email));
    await isSound(page);
    await page.goto("/people?role=steering_member");
    await picture(page, "people", { fullPage: false });
    const invitation = await copied(admin, email);
    const deputy = hand(await openPage(browser, { at: poort.address, scripts }));
    await deputy.page.goto(invitation);
    match(await main(deputy.page), /Secretaris van de stuurgroep/);
    await deputy.type("password", PASSWORD);
    await deputy.press(button(deputy.page, "Open het account"));
    strictEqual(path(deputy.page), "/my-work");
    await deputy.page.goto(invitation);
    match(await main(deputy.page), /al gebruikt/);
    admin.silent?.();
    await page.context().close();
    await deputy.page.context().close();
  });
}

test("an invitation that is opened where somebody else is signed in says so and changes nobody", async () => {
  const admin = mouse(await as("admin", "blocked"));
  await invites(admin, { name: "Mats Demo", email: "mats@demo.example", role: "programme_manager" });
  const invitation = await copied(admin, "mats@demo.example");
  await admin.page.goto(invitation);
  match(await main(admin.page), /Deze uitnodiging is voor mats@demo\.example/);
  await examineHere(admin.page);
  await admin.page.goto("/people");
  match(await main(admin.page), /mats@demo\.example/);
  await mouse(admin.page).press(admin.page.locator("tr", { hasText: "mats@demo.example" }).getByRole("button", { name: "Trek in" }));
  const late = await openPage(browser, { at: poort.address, scripts: "blocked" });
  await late.goto(invitation);
  match(await main(late), /Deze uitnodiging werkt niet/);
  await examineHere(late);
  for (const page of [admin.page, late]) await page.context().close();
});

for (const [scripts, name] of [["blocked", "Simon Demo"], ["off", "Selma Demo"]]) {
  test(`somebody gets a second role with days, and it ends, with scripts ${scripts}`, async () => {
    const admin = mouse(await as("admin", scripts));
    const { page, press, type, pick, choose, follow } = admin;
    await finds(admin, name);
    await isSound(page);
    await follow(link(page, "Geef een rol"));
    await choose("role", "steering_member");
    await pick("seat", "chair");
    await type("first_day", day(1));
    await type("last_day", day(2));
    await press(button(page, "Geef de rol"));
    match(await main(page), /Voorzitter van de stuurgroep\s*Gaat nog in/);
    await isSound(page);
    await follow(page.locator("main tr", { hasText: "Voorzitter" }).getByRole("link", { name: /Beëindig de rol/ }));
    await isSound(page);
    await choose("when", "now");
    await press(button(page, "Beëindig de rol"));
    strictEqual(await page.locator("main tr", { hasText: "Voorzitter" }).count(), 0);
    await page.context().close();
  });
}

test("who leaves is out at once, and the projects are handed to somebody in the same action", async () => {
  const leaver = mouse(await as("manager2"));
  await leaver.page.goto("/projects/new");
  await leaver.type("title", "Wat nog getypt was");
  const admin = mouse(await as("admin", "blocked"));
  const { page, press, type, pick, follow } = admin;
  await finds(admin, "Maarten Demo");
  await follow(link(page, "Beëindig de toegang"));
  await isSound(page);
  await press(button(page, "Beëindig de toegang van Maarten Demo"));
  await admin.isAtErrors();
  await isSound(page);
  await type("reason", "Uit dienst.");
  const successor = page.locator("main select[name=successor]");
  if ((await successor.count()) > 0) await pick("successor", await successor.locator("option", { hasText: "Marieke Demo" }).getAttribute("value"));
  await press(button(page, "Beëindig de toegang van Maarten Demo"));
  await page.goto("/people?access=ended");
  match(await main(page), /Maarten Demo/);
  await isSound(page);
  await leaver.press(button(leaver.page, "Maak project"));
  strictEqual(path(leaver.page), "/sign-in");
  await leaver.type("email", "manager2@demo.example");
  await leaver.type("password", poort.password);
  await leaver.press(button(leaver.page, "Inloggen"));
  match(await main(leaver.page), /Inloggen lukt zo niet/);
  for (const one of [page, leaver.page]) await one.context().close();
});

test("the list of who has access is looked through and signed for the quarter", async () => {
  const { page, follow, press } = mouse(await as("admin", "blocked"));
  await page.goto("/people");
  await follow(link(page, "Toegangslijst"));
  await examineHere(page);
  await press(button(page, /^Teken voor/));
  match(await main(page), /Anke Demo zag \d+ mensen na/);
  await examineHere(page);
  await page.context().close();
});
