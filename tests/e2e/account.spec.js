// The own account: another password and another address, where one is signed in, and an app with recovery codes.
import { createHmac } from "node:crypto";
import { doesNotMatch, match, strictEqual } from "node:assert";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { canRunScripts, openBrowser, openPage } from "./support/browser.js";
import { examineHere } from "./support/examine.js";
import { keyboard, mouse } from "./support/hands.js";
import { button, link, path, read } from "./support/main_job.js";
import { copied } from "./support/messages.js";
import { emailOf, pageOf, signIn } from "./support/people.js";
import { startPoort } from "./support/poort.js";

const NEW_PASSWORD = "fiets lamp wolk boter";

let browser, poort;
before(async () => {
  browser = await openBrowser();
  poort = await startPoort(fileURLToPath(new URL("out/account.log", import.meta.url)));
});
after(async () => {
  await browser.close();
  await poort.stop();
});

const as = (person, scripts = "on", password = poort.password) => pageOf(browser, person, { at: poort.address, password, scripts });
const main = (page) => read(page.locator("main"));
const isSound = async (page) => canRunScripts(page) && (await examineHere(page));

// What an app shows for a secret now (RFC 6238), written here once more so that nothing of Poort is asked.
function codeOf(secret) {
  const bits = [...secret.replaceAll(/\s/g, "")].map((sign) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(step).digest();
  return String((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

for (const [scripts, hand, person] of [["blocked", mouse, "partner3"], ["off", mouse, "partner4"], ["on", keyboard, "partner5"]]) {
  test(`another password: the one of now is asked, and everywhere else its person is signed out, with scripts ${scripts}${hand === keyboard ? " and the keyboard" : ""}`, async () => {
    const other = await as(person, "off");
    const own = hand(await as(person, scripts));
    const { page, press, type } = own;
    await page.goto("/account/password");
    await type("current_password", "niet het wachtwoord");
    await type("password", NEW_PASSWORD);
    await press(button(page, "Wijzig het wachtwoord"));
    await own.isAtErrors();
    strictEqual(await page.locator("main [name=password]").inputValue(), "", "no password comes back");
    await isSound(page);
    await type("current_password", poort.password);
    await type("password", NEW_PASSWORD);
    await press(button(page, "Wijzig het wachtwoord"));
    strictEqual(path(page), "/account");
    await other.goto("/my-work");
    strictEqual(path(other), "/sign-in");
    await signIn(other, person, NEW_PASSWORD);
    own.silent?.();
    for (const one of [page, other]) await one.context().close();
  });
}

for (const [scripts, person] of [["blocked", "partner6"], ["off", "partner7"]]) {
  test(`another address is confirmed where it is read, with scripts ${scripts}`, async () => {
    const { page, press, type } = mouse(await as(person, scripts));
    const email = `${person}-nieuw@demo.example`;
    await page.goto("/account/email");
    await type("email", email);
    await type("current_password", poort.password);
    await press(button(page, "Stuur de link"));
    const admin = mouse(await as("admin", "off"));
    const confirm = await copied(admin, email);
    await page.goto(confirm);
    await isSound(page);
    await press(button(page, "Bevestig dit adres"));
    await page.goto("/account");
    match(await main(page), new RegExp(email));
    await admin.page.goto("/messages");
    match(await main(admin.page), new RegExp(emailOf(person)), "the old address is told");
    await page.goto(confirm);
    match(await main(page), /Vraag zo nodig een nieuwe link/);
    await isSound(page);
    for (const one of [page, admin.page]) await one.context().close();
  });

  test(`one other browser is signed out, and then all of them, with scripts ${scripts}`, async () => {
    const owner = scripts === "off" ? "partner8" : "partner9";
    const others = [await as(owner, "off"), await as(owner, "off"), await as(owner, "off")];
    const { page, press } = mouse(await as(owner, scripts));
    await page.goto("/account");
    await isSound(page);
    const rows = page.locator("main table tbody tr");
    strictEqual(await rows.count(), 4);
    await press(page.locator("main tbody button").first());
    strictEqual(await rows.count(), 3);
    await press(button(page, "Beëindig alle andere"));
    strictEqual(await rows.count(), 1);
    for (const other of others) {
      await other.goto("/my-work");
      strictEqual(path(other), "/sign-in");
      await other.context().close();
    }
    await page.context().close();
  });
}

for (const [scripts, person] of [["blocked", "partner10"], ["off", "partner11"]]) {
  test(`an app is set up, and a recovery code lets its owner in once, with scripts ${scripts}`, async () => {
    const { page, press, type, follow } = mouse(await as(person, scripts));
    await page.goto("/account/second-factor");
    await follow(link(page, "Stel een app in"));
    await isSound(page);
    await type("code", "000000");
    await press(button(page, "Stel de app in"));
    await isSound(page);
    await type("code", codeOf(await page.locator("main code.secret").innerText()));
    await press(button(page, "Stel de app in"));
    const [code] = (await page.locator("pre.codes").innerText()).trim().split("\n");
    await isSound(page);
    await page.context().close();

    for (const [time, isIn] of [["the first time", true], ["the second time", false]]) {
      const again = mouse(await openPage(browser, { at: poort.address, scripts }));
      await signIn(again.page, person, poort.password);
      strictEqual(path(again.page), "/sign-in/second-step");
      await isSound(again.page);
      await again.type("code", code);
      await again.press(button(again.page, "Inloggen"));
      strictEqual(path(again.page) === "/my-work", isIn, time);
      if (isIn) {
        await again.page.goto("/account/second-factor");
        match(await main(again.page), /nog 9 herstelcodes/);
      } else {
        doesNotMatch(await main(again.page), new RegExp(code));
        await isSound(again.page);
      }
      await again.page.context().close();
    }
  });
}
