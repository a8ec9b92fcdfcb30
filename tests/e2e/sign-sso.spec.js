// Signing in by way of a real provider of OpenID Connect: an account is linked, an invitation is used without a password, what is grave is
// confirmed there, and nothing of it stands in the way when the provider refuses, lies or is down.
import { doesNotMatch, match, ok, strictEqual } from "node:assert";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { canRunScripts, openBrowser, openPage } from "./support/browser.js";
import { examineHere } from "./support/examine.js";
import { mouse } from "./support/hands.js";
import { button, link, path, read } from "./support/main_job.js";
import { copied, invites } from "./support/messages.js";
import { emailOf, pageOf, signIn } from "./support/people.js";
import { startPoort } from "./support/poort.js";
import { NAME, startProvider } from "./support/provider.js";

const ASKS_AGAIN_AFTER = 11_000;

let browser, poort, provider;
before(async () => {
  browser = await openBrowser();
  provider = await startProvider();
  poort = await startPoort(fileURLToPath(new URL("out/sign-sso.log", import.meta.url)), undefined, "127.0.0.1", { settings: provider.settings });
  await provider.knows(poort.address);
});
after(async () => {
  await browser.close();
  await poort.stop();
  await provider.breaks();
});

const nobody = (options) => openPage(browser, { at: poort.address, ...options });
const as = (person, options) => pageOf(browser, person, { at: poort.address, password: poort.password, ...options });
const main = (page) => read(page.locator("main"));
const signOut = (page) => mouse(page).press(page.locator('form[action="/sign-out"] button'));
const toProvider = (page) => mouse(page).follow(page.locator('main a[href^="/sso"]').first());

// At the provider: says who they are, and agrees the first time.
async function saysThere(page, who) {
  const { press } = mouse(page);
  await page.locator("input[name=who]").fill(who);
  await press(page.getByRole("button", { name: "Ga verder" }));
  // Who was somebody else there is signed out first, by a form that sends itself where scripts may run.
  const goesOn = page.getByRole("button", { name: "Continue" });
  if ((await goesOn.count()) > 0) await press(goesOn);
  const agrees = page.getByRole("button", { name: "Sta toe" });
  await agrees.or(page.locator(".bar, header")).first().waitFor();
  if ((await agrees.count()) > 0) await press(agrees);
  strictEqual(new URL(page.url()).origin, poort.address, await page.content());
}

for (const [scripts, person] of [["blocked", "manager"], ["off", "partner"]]) {
  test(`an account is linked by its person, and signed in to by way of the provider from then on, with scripts ${scripts}`, async () => {
    const page = await as(person, { scripts });
    const { follow, press } = mouse(page);
    await page.goto("/account");
    await follow(page.locator('main a[href="/sso/link"]'));
    if (canRunScripts(page)) await examineHere(page);
    await toProvider(page);
    await saysThere(page, `${person} daar`);
    strictEqual(path(page), "/sso/link");
    match(await main(page), new RegExp(`U bent bij ${NAME} ingelogd als ${person} daar@elders.example`));
    if (canRunScripts(page)) await examineHere(page);
    await press(button(page, "Koppel aan mijn account"));
    match(await main(page), /Gekoppeld sinds/);
    if (canRunScripts(page)) await examineHere(page);
    await signOut(page);
    await page.goto("/sign-in?next=%2Fprogramme");
    await toProvider(page);
    strictEqual(path(page), "/programme", "the provider still knows who they are");
    await page.context().close();
    const other = await nobody({ scripts });
    await other.goto("/sign-in");
    await toProvider(other);
    await saysThere(other, `${person} daar`);
    strictEqual(path(other), "/my-work");
    await other.context().close();
  });
}

test("who is known there and not here learns what to do, and the same address is not enough", async () => {
  const page = await nobody({ scripts: "blocked" });
  await page.goto("/sign-in");
  await toProvider(page);
  await saysThere(page, "iemand zonder koppeling");
  match(await main(page), /Poort kent deze aanmelding nog niet/);
  await examineHere(page);
  await page.goto("/my-work");
  strictEqual(path(page), "/sign-in");
  await page.context().close();
});

test("refused at the provider, and signed there for another program: nobody is in, and the page says how to go on", async () => {
  const page = await nobody({ scripts: "blocked" });
  await page.goto("/sign-in?next=%2Fprogramme");
  await toProvider(page);
  await mouse(page).press(page.getByRole("button", { name: "Weiger" }));
  match(await main(page), /U bent niet ingelogd/);
  await examineHere(page);
  provider.signsForAnother(true);
  await mouse(page).follow(link(page, "Begin opnieuw"));
  await saysThere(page, "manager daar");
  provider.signsForAnother(false);
  match(await main(page), /Het inloggen is niet gelukt/);
  await examineHere(page);
  await mouse(page).follow(link(page, "Begin opnieuw"));
  strictEqual(path(page), "/programme", "the page that they wanted was not forgotten");
  await page.context().close();
});

test("with the provider down there is a calm page, and the password lets people in", async () => {
  await provider.breaks();
  await poort.crash();
  const page = await nobody({ scripts: "blocked" });
  await page.goto("/sign-in");
  await toProvider(page);
  match(await main(page), new RegExp(`${NAME} antwoordt niet`));
  await examineHere(page);
  await mouse(page).follow(link(page, "Terug naar inloggen"));
  await signIn(page, "secretary", poort.password);
  strictEqual(path(page), "/my-work");
  await page.context().close();
  await provider.begins();
  // Poort does not ask again at once.
  await pause(ASKS_AGAIN_AFTER);
});

// How many minutes both clocks run ahead: eleven more once an account is there, so that its person came in eleven minutes ago.
let ahead = 0;

for (const [scripts, who] of [["blocked", "noortje"], ["off", "ilse"]]) {
  test(`an invitation is used without a password, what is grave is confirmed at the provider, and a password is set later, with scripts ${scripts}`, async () => {
    const admin = mouse(await as("admin", { scripts: "off" }));
    await invites(admin, { name: "Noor Noaber", email: emailOf(who), role: "programme_manager" });
    const invitation = await copied(admin, emailOf(who));
    await admin.page.context().close();
    const page = await nobody({ scripts });
    const { press, type, follow } = mouse(page);
    await page.goto(invitation);
    if (canRunScripts(page)) await examineHere(page);
    await toProvider(page);
    await mouse(page).press(page.getByRole("button", { name: "Weiger" }));
    await follow(link(page, "Terug naar de uitnodiging"));
    await toProvider(page);
    await saysThere(page, `${who} daar`);
    strictEqual(page.url(), invitation);
    match(await main(page), new RegExp(`ingelogd als ${who} daar@elders.example`));
    strictEqual(await page.locator("input[type=password]").count(), 0);
    if (canRunScripts(page)) await examineHere(page);
    await press(button(page, `Open het account met ${NAME}`));
    strictEqual(path(page), "/my-work");

    ahead += 11;
    // What is still on its way when the power goes would be missing from the page that is examined next.
    await page.waitForLoadState("networkidle");
    await poort.crash(`+${ahead}m`);
    provider.runsAhead(ahead);
    await page.goto("/account");
    match(await main(page), /U hebt geen wachtwoord; u logt zonder in/);
    await follow(page.locator('main a[href="/account/password"]'));
    match(await main(page), /Bent u het zelf\?/);
    if (canRunScripts(page)) await examineHere(page);
    await follow(link(page, `Laat het zien met ${NAME}`));
    ok((await page.locator("input[name=who]").count()) === 1, "the provider asks, although it knows them");
    await saysThere(page, "iemand anders");
    match(await main(page), /Dat is een andere aanmelding/);
    if (canRunScripts(page)) await examineHere(page);
    await follow(link(page, "Begin opnieuw"));
    await saysThere(page, `${who} daar`);
    strictEqual(path(page), "/account/password");
    doesNotMatch(await main(page), /Wachtwoord van nu/);
    if (canRunScripts(page)) await examineHere(page);
    await type("password", "fiets lamp wolk boter");
    await press(button(page, "Stel het wachtwoord in"));
    match(await main(page), /Alleen bij u bekend/);
    await signOut(page);
    await signIn(page, who, "fiets lamp wolk boter");
    strictEqual(path(page), "/my-work");
    await page.context().close();
  });
}
