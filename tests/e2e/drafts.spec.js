// A review while it is written: a tab that is left, a page that is read again, two windows, more text than can be handed in. Whatever was
// said to be saved is there, and what is not saved is not said to be.
import { deepStrictEqual, equal, match, ok } from "node:assert";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./support/browser.js";
import { pageOf } from "./support/people.js";
import { startPoort } from "./support/poort.js";

let browser, poort;
before(async () => {
  browser = await openBrowser();
  poort = await startPoort(fileURLToPath(new URL("out/drafts.log", import.meta.url)));
});
after(async () => {
  await browser.close();
  await poort.stop();
});

const comment = (page, criterion) => page.locator(`textarea[name="comment.${criterion}"]`);
const status = (page, says) => page.locator("#saved").filter({ hasText: says });
const saved = (page) => status(page, /^Bewaard om [0-9.]+ uur$/).waitFor();
const button = (page, name) => page.getByRole("button", { name, exact: true });

// Goes on where the text ends.
async function types(page, criterion, text) {
  await comment(page, criterion).press("Control+End");
  await comment(page, criterion).pressSequentially(text);
}

// Until a text stands on the page.
const holds = (page, criterion, text) =>
  page.waitForFunction(([name, value]) => document.querySelector(`textarea[name="${name}"]`)?.value === value, [`comment.${criterion}`, text]);

// The workbench of a demo reviewer.
async function atWork(scripts = "on") {
  const page = await pageOf(browser, "reviewer", { at: poort.address, password: poort.password, scripts });
  await page.goto("/my-work");
  await page.getByRole("link", { name: /MembraanThuis/ }).click();
  await page.locator("#review").waitFor();
  await page.goto(new URL(page.url()).pathname);
  return page;
}

// How often this text stands among the earlier versions.
async function earlier(page, text) {
  const other = await page.context().newPage();
  await other.goto(`${new URL(page.url()).pathname.replace(/write$/, "drafts")}`);
  const found = await other.locator("main .prose", { hasText: text }).count();
  await other.close();
  return found;
}

// What is on the workbench when it is opened anew.
async function anew(page, criterion) {
  const other = await page.context().newPage();
  await other.goto(new URL(page.url()).pathname);
  const text = await comment(other, criterion).inputValue();
  await other.close();
  return text;
}

// Another tab comes to the front, and goes again.
const show = (page, state) =>
  page.evaluate((is) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => is });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);

test("a tab that is left within two seconds and typed on in is no other window", async () => {
  const page = await atWork();
  await comment(page, "FIT").fill("");
  let whole = "";
  for (const piece of ["Eerst dit.", " Dan dat.", " En verder.", " Klaar."]) {
    await types(page, "FIT", piece);
    whole += piece;
    await status(page, /^Nog niet bewaard$/).waitFor();
    await show(page, "hidden");
    await page.waitForTimeout(300);
    await show(page, "visible");
  }
  await saved(page);
  await types(page, "FIT", " Nog iets.");
  await saved(page);
  equal(await anew(page, "FIT"), `${whole} Nog iets.`);
  equal(await earlier(page, "Eerst dit."), 0);
  await page.context().close();
});

test("a page that is read again, left by a link or by the way back within two seconds loses nothing", async () => {
  const page = await atWork();
  await comment(page, "INN").fill("");
  await types(page, "INN", "Net getypt.");
  await page.reload();
  await holds(page, "INN", "Net getypt.");
  await types(page, "INN", " Erbij.");
  await page.getByRole("link", { name: "Eerdere versies" }).click();
  await page.getByRole("heading", { name: "Eerdere versies" }).waitFor();
  await page.goBack();
  await holds(page, "INN", "Net getypt. Erbij.");
  await types(page, "INN", " En door.");
  await saved(page);
  equal(await anew(page, "INN"), "Net getypt. Erbij. En door.");
  equal(await earlier(page, "Net getypt."), 0);
  await page.context().close();
});

for (const scripts of ["on", "off"]) {
  test(`two windows show both texts and lose neither, with scripts ${scripts}`, async () => {
    const first = await atWork(scripts);
    const second = await first.context().newPage();
    await second.goto(first.url());
    const [one, other] = [`Uit het eerste venster, ${scripts}.`, `Uit het tweede venster, ${scripts}.`];
    await comment(first, "ECO").fill(one);
    if (scripts === "off") await button(first, "Bewaar").click();
    else await saved(first);
    await comment(second, "ECO").fill(other);
    if (scripts === "on") await status(second, /^In een ander venster is later bewaard/).waitFor();
    await button(second, "Bewaar").click();
    await second.locator("#ECO .notice", { hasText: one }).waitFor();
    equal(await comment(second, "ECO").inputValue(), other);
    equal(await anew(second, "ECO"), one);
    if (scripts === "on") {
      await types(second, "ECO", " Hier nog wat.");
      await status(second, /^In een ander venster is later bewaard/).waitFor();
      equal(await anew(second, "ECO"), one, "what somebody has not chosen takes the place of nothing");
    }
    await button(second, "Bewaar").click();
    await second.getByText("U kunt verder schrijven").waitFor();
    match(await anew(second, "ECO"), new RegExp(`^${other}`));
    equal(await earlier(second, one), 1);
    await first.context().close();
  });

  test(`more than can be handed in is kept whole and named, with scripts ${scripts}`, async () => {
    const page = await atWork(scripts);
    const long = "é".repeat(10_120);
    const problem = page.locator("#QUA .problem", { hasText: "120 tekens te veel om in te leveren" });
    await comment(page, "QUA").fill(long);
    if (scripts === "off") await button(page, "Bewaar").click();
    await status(page, /^Bewaard om [0-9.]+ uur; te lang om in te leveren: Kwaliteit/).waitFor();
    await problem.waitFor();
    equal(await anew(page, "QUA"), long);
    await button(page, "Controleer en lever in").click();
    await page.locator(".errors li", { hasText: "120 tekens te veel om in te leveren" }).waitFor();
    await comment(page, "QUA").fill(long.slice(120));
    if (scripts === "off") await button(page, "Bewaar").click();
    await saved(page);
    equal(await problem.count(), 0);
    await page.context().close();
  });
}

test("five texts of ten thousand characters are saved on leaving, and asked about when they cannot be", async () => {
  const page = await atWork();
  const asked = [];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type());
    await new Promise((resolve) => setTimeout(resolve, 500));
    await dialog.accept();
  });
  // Plain text of full length outlives its page; letters of two bytes are too much for that.
  for (const [letter, questions] of [["o", 0], ["é", 1]]) {
    asked.length = 0;
    const text = letter.repeat(10_000);
    for (const criterion of ["FIT", "INN", "ECO", "QUA", "SUS"]) await comment(page, criterion).fill(text);
    await page.getByRole("link", { name: "Eerdere versies" }).click();
    await page.getByRole("heading", { name: "Eerdere versies" }).waitFor();
    equal(asked.length, questions, `${letter} asks`);
    await page.goBack();
    for (const criterion of ["FIT", "SUS"]) await holds(page, criterion, text);
    ok((await anew(page, "QUA")) === text, `${letter} is saved`);
  }
  await page.context().close();
});

test("who leaves while the network is gone is asked, and finds the text in the tab again", async () => {
  const page = await atWork();
  const asked = [];
  page.on("dialog", (dialog) => asked.push(dialog.type()) && dialog.accept());
  const here = page.url();
  await page.context().setOffline(true);
  await comment(page, "SUS").fill("Zonder netwerk getypt.");
  await status(page, "Poort probeert het opnieuw").waitFor();
  await page.goto("about:blank");
  deepStrictEqual(asked, ["beforeunload"]);
  await page.context().setOffline(false);
  await page.goto(here);
  await holds(page, "SUS", "Zonder netwerk getypt.");
  await status(page, /^Bewaard om/).waitFor();
  equal(await anew(page, "SUS"), "Zonder netwerk getypt.");
  await page.context().close();
});
