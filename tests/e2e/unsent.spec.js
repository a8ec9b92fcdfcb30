// What is typed into a form is kept until it is sent: through another language, a link, a reload and another device, and for nobody else.
// What is not kept is called so within five seconds, where it can be seen; and what was done is told once.
import { deepStrictEqual, equal, match, ok } from "node:assert";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { DESK, TELEPHONE, openBrowser } from "./support/browser.js";
import { pageOf } from "./support/people.js";
import { startPoort } from "./support/poort.js";

let browser, poort, path;
before(async () => {
  browser = await openBrowser();
  poort = await startPoort(fileURLToPath(new URL("out/unsent.log", import.meta.url)));
  const page = await as("manager");
  await page.goto("/projects?q=VezelBalk");
  path = await page.locator('main tbody a[href^="/projects/0"]').first().getAttribute("href");
  await page.context().close();
});
after(async () => {
  await browser.close();
  await poort.stop();
});

const as = (person, options) => pageOf(browser, person, { at: poort.address, password: poort.password, ...options });
const aim = (page) => page.locator("textarea[name=aim]");
const status = (page, says) => page.locator("main form .saved .badge").filter({ hasText: says }).first();
const kept = (page) => status(page, /^(Bewaard om|Saved at) .*(nog niet verstuurd|not sent yet)$/).waitFor();
const back = (page) => page.locator("main form .notice", { hasText: /Wat u typte staat er weer|What you typed is back/ }).waitFor();
const edit = async (page) => {
  await page.goto(`${path}/edit`);
  await aim(page).waitFor();
};
const beginAgain = (page) => Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Begin opnieuw" }).click()]);

// Holds back what a page saves by itself, as a server that has frozen does; gives the way to let it through again.
async function freeze(page, which = /\/unsent\?/) {
  const held = [];
  await page.route(which, (route) => new Promise((resolve) => held.push(resolve)).then(() => route.abort("failed").catch(() => {})));
  return async () => {
    await page.unroute(which);
    held.forEach((letGo) => letGo());
  };
}

// Whether it can be seen without scrolling.
const isInSight = (locator) => locator.evaluate((element) => {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth && element.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
});

test("what is typed outlives another language, a link, a reload and a device, and goes when it is sent", async () => {
  const page = await as("manager");
  await edit(page);
  await aim(page).fill("Getypt en niet verstuurd.");
  await page.locator("button[name=language][value=en]").click();
  await page.locator("html[lang=en]").waitFor({ state: "attached" });
  await back(page);
  equal(await aim(page).inputValue(), "Getypt en niet verstuurd.");
  await aim(page).press("Control+End");
  await aim(page).pressSequentially(" Meer.");
  await page.getByRole("link", { name: "Portfolio" }).first().click();
  await page.waitForURL(/\/projects$/);
  await page.locator("button[name=language][value=nl]").click();
  await edit(page);
  await back(page);
  equal(await aim(page).inputValue(), "Getypt en niet verstuurd. Meer.");
  await aim(page).press("Control+End");
  await aim(page).pressSequentially(" Nog.");
  await page.reload();
  await back(page);
  const device = await as("manager", { viewport: TELEPHONE });
  await edit(device);
  await back(device);
  equal(await aim(device).inputValue(), "Getypt en niet verstuurd. Meer. Nog.");
  await device.goto("/unsent");
  await device.getByText("Getypt en niet verstuurd. Meer. Nog.").waitFor();
  await device.context().close();
  await page.locator("main form button[type=submit]").last().click();
  await page.locator("main > .notice", { hasText: "Opgeslagen" }).waitFor();
  const shown = page.url();
  await page.reload();
  equal(await page.locator("main > .notice").count(), 0, "saved is told once");
  const other = await as("steering");
  await other.goto(shown);
  equal(await other.locator("main > .notice").count(), 0, "and to nobody else");
  await other.context().close();
  await edit(page);
  await page.waitForTimeout(500);
  equal(await page.locator("main form .notice").count(), 0, "what was sent does not come back");
  await page.context().close();
});

for (const [name, viewport] of [["desk", DESK], ["telephone", TELEPHONE]]) {
  test(`a frozen server: unsaved is said within six seconds, in sight, and saved once it answers, ${name}`, async () => {
    const page = await as("manager", { viewport });
    await edit(page);
    const thaw = await freeze(page);
    const field = page.locator("textarea[name=product_market_combination]");
    await field.scrollIntoViewIfNeeded();
    await field.fill(`Voor een klant, ${name}.`);
    const unsaved = status(page, /^Niet bewaard: Poort antwoordt niet/);
    await unsaved.waitFor({ timeout: 6000 });
    equal(await unsaved.getAttribute("data-tone"), "bad");
    ok(await isInSight(unsaved), "what is wrong stays in sight");
    match(await page.locator("main form .saved [role=status]").first().textContent(), /^Niet bewaard/);
    await thaw();
    await kept(page);
    await page.reload();
    await back(page);
    await beginAgain(page);
    await page.context().close();
  });
}

test("who leaves with something that cannot be kept is asked", async () => {
  const page = await as("manager");
  await edit(page);
  const asked = [];
  page.on("dialog", (dialog) => asked.push(dialog.type()) && dialog.accept());
  await page.route(/\/unsent\?/, (route) => route.abort("failed"));
  await aim(page).fill("Dit komt nergens aan.");
  await status(page, /^Niet bewaard/).waitFor();
  await page.goto("/my-work");
  deepStrictEqual(asked, ["beforeunload"]);
  await page.context().close();
});

test("a screen reader hears of saving at most twice a minute, and of a failure at once", async () => {
  // Somebody who has typed nothing here yet: what comes back is told too.
  const page = await as("manager2");
  await edit(page);
  const heard = page.locator("main form .saved [role=status]").first();
  await heard.evaluate((element) => {
    window.heard = [];
    new MutationObserver(() => window.heard.push(element.textContent)).observe(element, { childList: true, characterData: true, subtree: true });
  });
  for (const word of ["Een ", "twee ", "drie ", "vier "]) {
    await aim(page).press("Control+End");
    await aim(page).pressSequentially(word);
    await kept(page);
  }
  const told = await page.evaluate(() => window.heard);
  equal(told.length, 1, told.join(" | "));
  await page.route(/\/unsent\?/, (route) => route.abort("failed"));
  await aim(page).pressSequentially("vijf");
  await status(page, /^Niet bewaard/).waitFor();
  const after = await page.evaluate(() => window.heard);
  equal(after.length, 2);
  match(after[1], /^Niet bewaard/);
  await page.unroute(/\/unsent\?/);
  await kept(page);
  await page.reload();
  await back(page);
  await beginAgain(page);
  await page.context().close();
});

test("near its end a field says how many characters are left, and how many are too much", async () => {
  const page = await as("manager");
  await edit(page);
  const count = page.locator("#f-aim-count");
  equal(await count.textContent(), "");
  await aim(page).fill("é".repeat(3_900));
  equal(await count.textContent(), "Nog 100 tekens");
  await aim(page).fill("é".repeat(4_007));
  equal(await count.textContent(), "7 tekens te veel");
  match(await aim(page).getAttribute("aria-describedby"), /f-aim-count/);
  await kept(page);
  await page.reload();
  await back(page);
  await beginAgain(page);
  await page.context().close();
});

test("what the last person left in a tab goes when another signs in", async () => {
  const page = await as("reviewer");
  const left = await page.evaluate(() => {
    const [, owner] = document.scripts[document.scripts.length - 1].textContent.match(/const reader = "([^"]+)"/);
    sessionStorage.setItem("draft /reviews/1/write", `key=01900000-0000-7000-8000-000000000000.${owner}.merk&note=Vertrouwelijk`);
    return owner;
  });
  ok(left.length > 30);
  await page.goto("/my-work");
  equal(await page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.startsWith("draft ")).length), 1, "it stays for who left it");
  await page.locator('form[action="/sign-out"] button').click();
  await page.locator("input[name=email]").fill("partner@demo.example");
  await page.locator("input[name=password]").fill(poort.password);
  await page.locator("input[name=password]").press("Enter");
  await page.waitForURL(/my-work/);
  equal(await page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.startsWith("draft ")).length), 0);
  await page.context().close();
});

test("the workbench says unsaved within six seconds when the server has frozen, and saved once it answers", async () => {
  const page = await as("reviewer", { viewport: TELEPHONE });
  await page.goto("/my-work");
  await page.getByRole("link", { name: /MembraanThuis/ }).click();
  await page.locator("#review").waitFor();
  await page.goto(new URL(page.url()).pathname);
  const thaw = await freeze(page, /\/reviews\/[^/]+\/write$/);
  const note = page.locator("textarea[name=note]");
  await note.scrollIntoViewIfNeeded();
  await note.fill("Onder ons.");
  const unsaved = page.locator("#saved[data-tone=bad]", { hasText: "Poort probeert het opnieuw" });
  await unsaved.waitFor({ timeout: 6000 });
  ok(await isInSight(unsaved));
  match(await page.locator("#heard").textContent(), /^Nog niet bewaard/);
  await thaw();
  await page.locator("#saved", { hasText: /^Bewaard om/ }).waitFor();
  await page.context().close();
});

test("without scripts the form says that it does not keep, and sends as ever", async () => {
  const page = await as("manager", { scripts: "off" });
  await edit(page);
  await page.getByText("Zonder JavaScript bewaart Poort niet terwijl u typt.").waitFor();
  await aim(page).fill("Zonder scripts verstuurd, en bewaard.");
  await page.locator("main form button[type=submit]").last().click();
  await page.locator("main > .notice", { hasText: "Opgeslagen" }).waitFor();
  await page.reload();
  equal(await page.locator("main > .notice").count(), 0);
  await page.context().close();
});
