// An expert answers, writes and hands in, with scripts and without; and whatever happens meanwhile, no text is lost. Tabs, windows and
// long texts have their journeys in `drafts`.
import { deepStrictEqual, equal, match, ok } from "node:assert";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./support/browser.js";
import { pageOf } from "./support/people.js";
import { startPoort } from "./support/poort.js";

const CRITERIA = ["FIT", "INN", "ECO", "QUA", "SUS"];
const LONG = "De partners hebben al eerder samen geleverd; het risico is eerlijk verdeeld. ".repeat(65);

let browser, poort;
before(async () => {
  browser = await openBrowser();
  poort = await startPoort(fileURLToPath(new URL("out/reviews.log", import.meta.url)));
});
after(async () => {
  await browser.close();
  await poort.stop();
});

const visit = (person, scripts = "on") => pageOf(browser, person, { at: poort.address, password: poort.password, scripts });
const comment = (page, criterion) => page.locator(`textarea[name="comment.${criterion}"]`);
const chooses = (page, criterion, score) => page.locator(`input[name="score.${criterion}"][value="${score}"]`).check({ force: true });
const saved = (page) => page.locator("#saved").filter({ hasText: /^Bewaard om/ });

// From my work to the workbench of the project.
async function resumes(page, project) {
  await page.goto("/my-work");
  await page.getByRole("link", { name: new RegExp(project) }).click();
  await page.locator("#review").waitFor();
}

test("an expert accepts in two clicks, writes and hands in with two more", async () => {
  const page = await visit("reviewer2");
  await page.goto("/my-work");
  await page.getByRole("link", { name: /BioFolie/ }).click();
  await page.getByLabel("Nee, geen belang").check();
  await page.getByRole("button", { name: "Aannemen en verklaren" }).click();
  await page.locator("#review").waitFor();
  for (const criterion of CRITERIA) {
    await chooses(page, criterion, "3.5");
    await comment(page, criterion).fill(`Wat ik vind van ${criterion}.`);
  }
  await page.locator("#so-far").filter({ hasText: "5 van 5 criteria, 70 van 100 punten" }).waitFor();
  await page.locator("#thresholds").filter({ hasText: "Alle drempels zijn gehaald." }).waitFor();
  await chooses(page, "FIT", "3");
  await page.locator("#thresholds").filter({ hasText: "Onder de drempel: het totaal (70), Bijdrage aan de doelstelling." }).waitFor();
  await chooses(page, "FIT", "3.5");
  await page.getByRole("button", { name: "Controleer en lever in" }).click();
  await page.getByText("70 van 100 punten. Alle drempels zijn gehaald.").waitFor();
  await page.getByRole("button", { name: "Lever in" }).click();
  await page.getByText(/^Ingeleverd op /).waitFor();
  await page.goBack();
  await page.goto("/my-work");
  equal(await page.getByRole("link", { name: /BioFolie/ }).count(), 0);
  await page.context().close();
});

test("without scripts the review is written criterion by criterion", async () => {
  const page = await visit("reviewer", "off");
  await resumes(page, "BioFolie");
  match(page.url(), /#ECO$/);
  for (const [at, criterion] of CRITERIA.entries()) {
    await chooses(page, criterion, "4");
    await comment(page, criterion).fill(`Zonder scripts over ${criterion}.`);
    if (at < 4) await page.getByRole("button", { name: `Bewaar en ga naar criterium ${at + 2}` }).click();
  }
  await page.getByRole("button", { name: "Bewaar", exact: true }).click();
  await page.getByText("5 van 5 criteria, 80 van 100 punten").waitFor();
  equal(await comment(page, "SUS").inputValue(), "Zonder scripts over SUS.");
  await page.context().close();
});

test("a browser that is gone three seconds after the last key loses nothing", async () => {
  const page = await visit("reviewer");
  await resumes(page, "MembraanThuis");
  await chooses(page, "INN", "2.5");
  await comment(page, "INN").fill(LONG);
  await page.waitForTimeout(3_000);
  await page.context().close();
  const again = await visit("reviewer");
  await resumes(again, "MembraanThuis");
  equal(await comment(again, "INN").inputValue(), LONG);
  ok(await again.locator('input[name="score.INN"][value="2.5"]').isChecked());
  await again.context().close();
});

test("a server that is killed under a pen loses nothing", async () => {
  const page = await visit("reviewer");
  await resumes(page, "MembraanThuis");
  await comment(page, "ECO").fill("Bewaard voordat de server wegviel.");
  await saved(page).waitFor();
  await poort.crash();
  await comment(page, "ECO").fill(`Getypt terwijl de server weg was. ${LONG}`);
  await saved(page).waitFor({ timeout: 40_000 });
  await page.context().close();
  const again = await visit("reviewer");
  await resumes(again, "MembraanThuis");
  equal(await comment(again, "ECO").inputValue(), `Getypt terwijl de server weg was. ${LONG}`);
  await again.context().close();
});

test("a network that is gone and comes back, and the way back, lose nothing", async () => {
  const page = await visit("reviewer");
  await resumes(page, "MembraanThuis");
  await page.context().setOffline(true);
  await comment(page, "QUA").fill("Geschreven zonder netwerk.");
  await page.locator("#saved").filter({ hasText: "Poort probeert het opnieuw" }).waitFor();
  await page.context().setOffline(false);
  await saved(page).waitFor({ timeout: 20_000 });
  await comment(page, "SUS").fill("Net voor het weggaan getypt.");
  await page.getByRole("link", { name: "Eerdere versies" }).click();
  await page.goBack();
  await page.reload();
  equal(await comment(page, "QUA").inputValue(), "Geschreven zonder netwerk.");
  equal(await comment(page, "SUS").inputValue(), "Net voor het weggaan getypt.");
  await page.context().close();
});

// The server starts again on a clock that is half a day further: every session has ended by then.
test("a session that ends under a pen gives back five thousand characters and three scores", async () => {
  const page = await visit("reviewer");
  await resumes(page, "MembraanThuis");
  await poort.crash("+13h");
  const typed = { FIT: ["4", `Een <b>getypte</b> "regel" & een + en één é.\n${LONG}`], INN: ["2.5", "Kort."], ECO: ["5", "Ook kort."] };
  for (const [criterion, [score, text]] of Object.entries(typed)) {
    await chooses(page, criterion, score);
    await comment(page, criterion).fill(text);
  }
  await page.locator("#saved").filter({ hasText: "U bent uitgelogd" }).waitFor();
  await page.getByRole("button", { name: "Bewaar", exact: true }).click();
  await page.locator("input[name=email]").fill("reviewer@demo.example");
  await page.locator("input[name=password]").fill(poort.password);
  await page.locator("input[name=password]").press("Enter");
  await page.locator("main form[action*='/reviews/'] button").click();
  await page.locator("#review").waitFor();
  const back = {};
  for (const criterion of Object.keys(typed)) back[criterion] = [await page.locator(`input[name="score.${criterion}"]:checked`).getAttribute("value"), await comment(page, criterion).inputValue()];
  deepStrictEqual(back, typed);
  await page.context().close();
});
