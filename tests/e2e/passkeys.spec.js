// A passkey is made and used as the only factor, with the authenticator that Chromium has for tests. Without JavaScript the page says what it needs.
import { deepStrictEqual, match, strictEqual } from "node:assert";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser, openPage } from "./support/browser.js";
import { examineHere } from "./support/examine.js";
import { pageOf } from "./support/people.js";
import { startPoort } from "./support/poort.js";

let browser, poort;
before(async () => {
  browser = await openBrowser();
  poort = await startPoort(fileURLToPath(new URL("out/passkeys.log", import.meta.url)), undefined, "localhost");
});
after(async () => {
  await browser.close();
  await poort.stop();
});

const path = (page) => new URL(page.url()).pathname;

// A device with a fingerprint reader, whose finger is always right.
async function device(page) {
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await client.send("WebAuthn.addVirtualAuthenticator", { options });
  return async () => (await client.send("WebAuthn.getCredentials", { authenticatorId })).credentials.length;
}

test("a passkey is made, and signs in without a password", async () => {
  const page = await pageOf(browser, "partner", { at: poort.address, password: poort.password });
  const passkeys = await device(page);
  await page.goto("/account/second-factor");
  await examineHere(page);
  await page.locator("input[name=name]").fill("Laptop");
  await page.locator("form[data-passkey] button").click();
  await page.locator("pre.codes").waitFor();
  strictEqual((await page.locator("pre.codes").innerText()).trim().split("\n").length, 10);
  await examineHere(page);
  strictEqual(await passkeys(), 1);
  await page.goto("/account/second-factor");
  match(await page.locator("main").innerText(), /Laptop/);
  await page.locator('form[action="/sign-out"] button').click();
  await page.waitForURL((url) => url.pathname === "/sign-in");
  await page.goto("/sign-in?next=%2Fprogramme");
  await page.locator('main a[href^="/sign-in/passkey"]').click();
  await examineHere(page);
  await page.locator("form[data-passkey] button").click();
  await page.waitForURL((url) => url.pathname === "/programme");
  match(await page.locator(".bar__person").innerText(), /Petra|Demo/);
  await page.context().close();
});

test("a passkey is the second step after a password", async () => {
  const page = await pageOf(browser, "reviewer", { at: poort.address, password: poort.password });
  await device(page);
  await page.goto("/account/second-factor");
  await page.locator("input[name=name]").fill("Telefoon");
  await page.locator("form[data-passkey] button").click();
  await page.locator("pre.codes").waitFor();
  await page.locator('form[action="/sign-out"] button').click();
  await page.waitForURL((url) => url.pathname === "/sign-in");
  await page.locator("input[name=email]").fill("reviewer@demo.example");
  await page.locator("input[name=password]").fill(poort.password);
  await page.locator("input[name=password]").press("Enter");
  await page.waitForURL((url) => url.pathname === "/sign-in/second-step");
  await examineHere(page);
  await page.goto("/my-work");
  strictEqual(path(page), "/sign-in");
  await page.goto("/sign-in/second-step");
  await page.locator("form[data-passkey] button").click();
  await page.waitForURL((url) => url.pathname === "/my-work");
  await page.context().close();
});

test("without JavaScript the pages say that passkeys need it, and offer no button that does nothing", async () => {
  const page = await openPage(browser, { at: poort.address, scripts: "off" });
  await page.goto("/sign-in/passkey");
  match(await page.locator("main").innerText(), /werken alleen met JavaScript/);
  deepStrictEqual(await page.locator("form[data-passkey] button").isVisible(), false);
  await page.context().close();
});
