// Paying: an account that changes and is confirmed by another, a proposal that another approves, the file, and the answer of the bank with one payment
// that came back, one line that came twice and one that nobody knows.
import { deepStrictEqual, equal, match, ok } from "node:assert";
import { readFileSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { TELEPHONE, openBrowser } from "./support/browser.js";
import { examineHere, picture } from "./support/examine.js";
import { keyboard, mouse } from "./support/hands.js";
import { pageOf } from "./support/people.js";
import { startPoort } from "./support/poort.js";

const NUMBER = "NL20INGB0001234567";
const out = (name) => fileURLToPath(new URL(`out/${name}`, import.meta.url));

let browser;
let poort;
before(async () => {
  browser = await openBrowser();
  poort = await startPoort(out("payments.log"));
});
after(async () => {
  await browser.close();
  await poort.stop();
});

const as = (person, options = {}) => pageOf(browser, person, { at: poort.address, password: poort.password, ...options });
const button = (page, name) => page.getByRole("button", { name, exact: true });
const main = (page) => page.locator("main").innerText();

// The organisation that the demo partner works for, from the list of organisations: the one with an account to be seen.
async function ownAccount(page) {
  await page.goto("/organisations");
  const links = await page.locator("main tbody th a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  for (const href of links) {
    await page.goto(href);
    if ((await page.locator("main a[href$='/account']").count()) > 0) return `${href}/account`;
  }
  throw new Error("no organisation with an account of the own");
}

test("by keyboard a partner enters another account, and a manager who did not confirms it", async () => {
  const partner = keyboard(await as("partner"));
  const account = await ownAccount(partner.page);
  await partner.page.goto(account);
  const before = await main(partner.page);
  await partner.type("iban", "NL20 INGB 0001 2345 68");
  await partner.type("holder", "Dinkeldal B.V.");
  await partner.press(button(partner.page, "Voer een andere rekening in"));
  await partner.isAtErrors();
  await examineHere(partner.page);
  await partner.type("iban", "NL20 INGB 0001 2345 67");
  await partner.press(button(partner.page, "Voer een andere rekening in"));
  match(await main(partner.page), /Wacht op een tweede persoon/);
  equal(await button(partner.page, "Bevestig deze rekening").count(), 0);
  await examineHere(partner.page);
  partner.silent();

  const manager = mouse(await as("manager"));
  await manager.page.goto("/my-work");
  const tasks = manager.page.locator("main a[href$='/account']");
  ok((await tasks.count()) >= 1);
  await manager.page.goto(account);
  match(await main(manager.page), /NL20 INGB 0001 2345 67/);
  await manager.press(button(manager.page, "Bevestig deze rekening"));
  const text = await main(manager.page);
  ok(!text.includes("Wacht op een tweede persoon") && /Eerdere rekeningen/.test(text) && text !== before);
  await examineHere(manager.page);

  const other = await as("steering");
  equal((await other.goto(account)).status(), 403);
  ok(!(await other.content()).includes("0001234567"));
  for (const page of [partner.page, manager.page, other]) await page.context().close();
});

function statement(account, lines) {
  const entry = ([reference, direction, amount, name]) =>
    `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-12-01</Dt></BookgDt>` +
    `<AcctSvcrRef>${reference}</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>${name}</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>`;
  return (
    '<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>AFSCHRIFT 1</Id>' +
    `<Acct><Id><IBAN>${account}</IBAN></Id></Acct>${lines.map(entry).join("")}</Stmt></BkToCstmrStmt></Document>`
  );
}

test("without scripts and on a telephone an advance is proposed, approved by another, made into a file, and answered by the bank", async () => {
  const manager = mouse(await as("manager", { scripts: "blocked", viewport: TELEPHONE }));
  const second = mouse(await as("manager2", { scripts: "blocked" }));
  const { page } = manager;
  // A colleague's proposal waits already; what is in it is not offered again.
  await page.goto("/my-work");
  ok((await page.locator("main a[href^='/payments/batches/']").count()) >= 1);
  await page.goto("/programme/money");
  await manager.follow(page.getByRole("link", { name: "Betalingen", exact: true }));
  await examineHere(page);
  await second.page.goto("/payments");
  await picture(second.page, "payments");
  const offered = page.locator("main input[name=line]");
  const before = await offered.count();
  ok(before >= 2, `${before} amounts are due`);
  // One amount each; what is due to a partner for several reasons is offered together.
  const single = page.locator('main input[name=line]:not([value*=" "])');
  for (const place of [0, 1]) await single.nth(place).check();
  await manager.press(button(page, "Stel deze betalingen voor"));
  equal(await offered.count(), before - 2);
  await manager.follow(page.locator("section[aria-labelledby=batches] tbody th a").first());
  const batch = new URL(page.url()).pathname;
  match(await main(page), /U maakte dit voorstel zelf/);
  await examineHere(page);

  await second.page.goto(batch);
  await second.press(button(second.page, "Keur dit voorstel goed"));
  await examineHere(second.page);
  await second.press(button(second.page, "Maak het bestand voor de bank"));
  const [download] = await Promise.all([second.page.waitForEvent("download"), second.page.getByRole("link", { name: "Haal het bestand op (pain.001)" }).click()]);
  const file = readFileSync(await download.path(), "utf8");
  const names = [...file.matchAll(/<EndToEndId>([^<]+)</g)].map(([, name]) => name);
  const amounts = [...file.matchAll(/<InstdAmt Ccy="EUR">([^<]+)</g)].map(([, amount]) => amount);
  const own = file.match(/<DbtrAcct>\s*<Id>\s*<IBAN>([^<]+)</)[1];
  deepStrictEqual([names.length, new Set(names).size, amounts.length], [2, 2, 2]);

  const answer = out("camt.xml");
  const lines = [
    ["B-1", "DBIT", amounts[0], names[0]],
    ["B-2", "DBIT", amounts[1], names[1]],
    ["B-3", "CRDT", amounts[1], names[1]],
    ["B-1", "DBIT", amounts[0], names[0]],
    ["B-4", "DBIT", "250.00", "HUUR"],
  ];
  writeFileSync(answer, statement(own, lines));
  await page.goto("/payments/statements");
  await examineHere(page);
  await manager.upload("file", answer);
  await manager.press(button(page, "Bekijk wat het zegt"));
  await manager.follow(page.locator("section[aria-labelledby=statements] li a").first());
  const said = () => page.locator("section[aria-labelledby=lines] tbody .badge").allInnerTexts();
  const expected = ["Betaald", "Betaald", "Teruggekomen", "Al bekend", "Onbekend"];
  deepStrictEqual(await said(), expected);
  match(await main(page), /Er is nog niets geboekt/);
  await examineHere(page);
  await manager.press(button(page, "Boek dit afschrift"));
  deepStrictEqual(await said(), expected);
  match(await main(page), /Het kenmerk is niet van Poort/);
  equal(await button(page, "Boek dit afschrift").count(), 0);
  await examineHere(page);

  await page.goto(batch);
  deepStrictEqual(await page.locator("section[aria-labelledby=orders] tbody .badge").allInnerTexts(), ["Betaald", "Teruggekomen"]);
  ok(!(await page.content()).includes(own) && !(await page.content()).includes(NUMBER));
  await manager.follow(page.locator("section[aria-labelledby=orders] tbody td a").first());
  match(await main(page), /Betaalplan van/);
  await examineHere(page);
  await page.goto("/payments/statements");
  await manager.upload("file", answer);
  await manager.press(button(page, "Bekijk wat het zegt"));
  match(await page.locator(".errors").innerText(), /Dit afschrift is al ingelezen/);
  for (const one of [page, second.page]) await one.context().close();
});
