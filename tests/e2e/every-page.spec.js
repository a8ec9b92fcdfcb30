// Every page that `poort routes` knows, found by following links as each role, in both languages and themes and both widths.
import { deepStrictEqual } from "node:assert";
import { after, before, test } from "node:test";
import { openBrowser, openPage, speak } from "./support/browser.js";
import { faultsHere } from "./support/examine.js";
import { pagesOf, routes } from "./support/pages.js";
import { paperFaults } from "./support/paper.js";
import { pageOf } from "./support/people.js";

const NOT_A_PAGE = {
  "/health": "answers with JSON",
  "/assets/{name}": "answers with a file",
  "/projects/{project}/money.csv": "answers with a file; tests/it/ledger_pages.rs reads it",
  "/programme/money.csv": "answers with a file; tests/it/ledger_pages.rs reads it",
  "/programme/forecast.csv": "answers with a file; tests/it/forecasts.rs reads it",
  "/projects/{project}/changes/{change}/edit": "is there while a request is written; the journey of change requests opens and examines it",
  "/projects/{project}/changes/{change}/take-back": "is there between two signatures; tests/it/changes.rs reads it",
  "/projects/{project}/financing/{phase}/workbook/download": "answers with a file; tests/it/financing_workbook.rs reads it",
  "/payments/batches/{batch}/file": "answers with a file; tests/it/payments.rs reads it and checks it against its schema",
  "/payments/statements/{statement}": "is there once a statement was brought in; the journey of payments opens, reads and examines it",
  "/projects/{project}/documents/{document}/versions/{number}": "answers with a file; tests/it/documents.rs reads it",
  "/projects/{project}/documents/{document}/versions/{number}/picture": "answers with a picture; tests/it/documents_kept.rs reads it",
  "/projects/{project}/uploads/{upload}": "tells how far an upload is; tests/it/documents_in_pieces.rs reads it",
  "/projects/{project}/reports/{report}/submit": "is there once every part is in; the journey of reports opens and examines it",
  "/projects/{project}/reports/{report}/judge": "is there once a report was handed in; the journey of reports opens and examines it",
  "/projects/{project}/reports/{report}/costs/{part}/judge": "is there once a report was handed in; the journey of claims opens and examines it",
  "/projects/{project}/reports/{report}/costs/{part}/lines/{cost}": "is there while a partner writes; the journey of claims examines the same form of a line that waits",
  "/projects/{project}/reports/{report}/costs/{part}/lines/{cost}/correct": "is there once a report is approved; the journey of claims opens and examines it",
  "/projects/{project}/reports/{report}/costs/{part}/waiting/{waiting}": "is there while a pasted line waits; the journey of claims opens and examines it",
  "/projects/{project}/reports/{report}/costs/{part}/workbook/download": "answers with a file; tests/it/claims_workbook.rs reads it",
  "/projects/{project}/logbook/{entry}": "is there once somebody made a note; the journey of reports makes one",
  "/resume/{token}": "stands behind a session that has ended; tests/it/kept_forms.rs reads it",
  "/rounds/{round}/proposals/{proposal}/open": "is there when three reviews are in; the journeys of a round open, read and examine it",
  "/rounds/{round}/proposals/{proposal}/consensus/check": "is there once something was agreed; the journeys of a round open, read and examine it",
  "/unsent/latest": "answers with JSON",
  "/organisations/{organisation}/merge/{other}": "is there for two organisations that look alike, and the demo set has none; tests/it/organisations_alike.rs reads it",
  "/reviews/{review}/note": "is there for an expert who read other reviews and is asked to add to the own one; tests/it/after_reading.rs reads it",
  "/rounds/{round}/chair": "is there for a round whose chair has no access any more; tests/it/leaving.rs reads it",
  "/sign-in/second-step": "stands between a password and a second factor; tests/it/second_factor.rs and the journey of passkeys read it",
  "/confirm": "stands before something grave when it was too long ago that somebody showed who they are; tests/it/step_up.rs reads it",
  "/": "leads on to my work or to signing in",
  "/sso": "leads on to the provider of sign-ins; tests/it/single_sign_on.rs follows it",
  "/sso/callback": "is where the provider sends people back to; tests/it/single_sign_on.rs reads it",
  "/sso/link": "is there where a provider is set; tests/it/single_sign_on.rs reads it",
  "/reset/{token}": "stands behind a link in a message; tests/it/recovery.rs reads it",
  "/email-change/{token}": "stands behind a link in a message; tests/it/account.rs reads it",
};
const VISITORS = ["nobody", "manager", "partner", "steering", "admin", "reviewer", "reviewer9"];
const LANGUAGES = ["nl", "en"];
// One row that balances, one that does not, one without a title and one that comes twice.
const LIST = [
  "Begunstigde,Titel van het project (naam van de concrete actie),Titel van het project in het Engels,Fonds,Autoriteit,Samenvatting,Website project,EU-subsidie in Euro's,Overige publieke financiering,Overige private financiering,Totale kosten in Euro's,Medefinancieringspercentage van de Unie (per prioritaire as),Datum van laatste bijwerking,Begindatum,Einddatum,Thematische doelstelling",
  "Weverij Demo B.V.,Sterke draad,,EFRO,,Een draad.,,1.000,2.000,3.000,6.000,17,25.04.2016,01.01.2010,31.12.2014,",
  "Weverij Demo B.V.,Slappe draad,,EFRO,,Een draad.,,1.000,2.000,3.000,7.000,17,25.04.2016,01.01.2010,31.12.2014,",
  "Weverij Demo B.V.,,,EFRO,,Een draad.,,1.000,2.000,3.000,6.000,17,25.04.2016,01.01.2010,,",
  "Weverij Demo B.V.,Sterke draad,,EFRO,,Een draad.,,1.000,2.000,3.000,6.000,17,25.04.2016,01.01.2010,31.12.2014,",
].join("\n");
const started = Date.now();
const minutes = () => ((Date.now() - started) / 60_000).toFixed(1);
const pages = new Map();

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

// Long texts that would be lost with their page, or that do not say near their end how much fits. A draft of a review keeps itself.
function mayBeLost() {
  const texts = [...document.querySelectorAll("main form[method=post] textarea")];
  const lost = texts.filter((text) => !text.form.matches("#review") && text.form.querySelector("[data-keeps]") === null);
  const endless = texts.filter((text) => !text.dataset.most);
  const path = location.pathname;
  return [...lost.map(({ name }) => `${path}: ${name} is not kept while somebody types`), ...endless.map(({ name }) => `${path}: ${name} does not say how much fits`)];
}

const visit = (visitor, options) => (visitor === "nobody" ? openPage(browser, options) : pageOf(browser, visitor, options));

// The preview of a list, as the page shows it before anything is read in.
async function previewOf(list) {
  const page = await visit("manager", { scripts: "off" });
  await page.goto("/import");
  await page.locator("input[name=file]").setInputFiles({ name: "lijst.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
  await page.locator("main form button").first().click();
  const path = new URL(page.url()).pathname;
  await page.context().close();
  return path;
}

// The page behind the link of an invitation. Only the message holds the link.
async function invitation() {
  const page = await visit("manager", { scripts: "off" });
  await page.goto("/experts/invite");
  await page.locator("input[name=name]").fill("Noor Demo");
  await page.locator("input[name=email]").fill("noor@demo.example");
  await page.locator("input[name=language][value=nl]").check();
  await page.locator("main form button").first().click();
  await page.goto("/messages");
  const path = (await page.content()).match(/\/invitation\/[\w-]+/)[0];
  await page.context().close();
  return path;
}

// What stands behind the tabs of the lessons, which lead to the same address with another question.
async function behindTabs() {
  const page = await visit("manager", { scripts: "off" });
  const found = async (show, start) => {
    await page.goto(`/lessons?show=${show}`);
    return page.locator(`main a[href^="${start}"]`).first().getAttribute("href");
  };
  pages.set("/lessons/{lesson}/edit", { path: `${await found("waiting", "/lessons/0")}/edit`, visitor: "manager" });
  pages.set("/lessons/of-report/{part}", { path: await found("told", "/lessons/of-report/"), visitor: "manager" });
  pages.set("/lessons/of-stop/{stop}", { path: await found("told", "/lessons/of-stop/"), visitor: "manager" });
  await page.context().close();
}

test("every page can be found by following links", async () => {
  for (const visitor of VISITORS) {
    const page = await visit(visitor, { scripts: "off" });
    for (const [route, path] of await pagesOf(page)) if (!pages.has(route)) pages.set(route, { path, visitor });
    await page.context().close();
  }
  pages.set("/import/{import}", { path: await previewOf(LIST), visitor: "manager" });
  await behindTabs();
  pages.set("/invitation/{token}", { path: await invitation(), visitor: "nobody" });
  console.log(`found ${pages.size} pages after ${minutes()} minutes`);
  deepStrictEqual(routes().filter((route) => !pages.has(route) && !(route in NOT_A_PAGE)), []);
});

for (const visitor of VISITORS) {
  test(`the pages of ${visitor} keep what every page promises`, async () => {
    const page = await visit(visitor);
    const found = [];
    for (const language of LANGUAGES) {
      await page.goto(visitor === "nobody" ? "/sign-in" : "/my-work");
      await speak(page, language);
      for (const [route, { path, visitor: by }] of pages) {
        if (by !== visitor || route in NOT_A_PAGE) continue;
        await page.goto(path);
        found.push(...(await faultsHere(page)), ...(await page.evaluate(mayBeLost)));
      }
    }
    await page.goto("/accessibility");
    await speak(page, "nl");
    await page.context().close();
    console.log(`looked at the pages of ${visitor} after ${minutes()} minutes`);
    deepStrictEqual(found, []);
  });
}

for (const visitor of VISITORS) {
  test(`on paper the pages of ${visitor} say what they say on screen, to their last words`, async () => {
    const page = await visit(visitor);
    const found = [];
    for (const [route, { path, visitor: by }] of pages) {
      if (by !== visitor || route in NOT_A_PAGE) continue;
      await page.goto(path);
      found.push(...(await paperFaults(page)));
    }
    await page.context().close();
    deepStrictEqual(found, []);
  });
}

// Empty where something is asked, nonsense where a number or a date is; too long where nothing has to be filled in.
function spoil(form, filler) {
  form.noValidate = true;
  for (const field of form.elements) {
    if (field.type === "radio" || field.type === "checkbox") field.checked = field.name.startsWith("met.");
    else if (field.tagName === "TEXTAREA" || field.type === "text" || field.type === "email" || field.type === "password") field.value = /amount|cost|_on$|date|months/.test(field.name) ? "x" : filler;
    else if (field.tagName === "SELECT") field.value = "";
  }
}

// A draft is kept as it is, with its mistakes: whoever hands it in is told of them.
const KEEPS_DRAFTS = new Set(["/reviews/{review}/write", "/projects/{project}/reports/{report}/parts/{part}/{section}"]);

// Both empty is the original again.
const MAY_BE_EMPTY = new Set(["/settings/mail-texts/{kind}/{language}", "/settings/reference/{list}/{code}"]);

for (const language of LANGUAGES) test(`forms with mistakes keep what every page promises, in ${language}`, async () => {
  const found = [];
  const asked = new Set();
  const opened = new Map();
  for (const [route, { path, visitor }] of pages) {
    if (route in NOT_A_PAGE) continue;
    if (visitor === "nobody" && !["/sign-in", "/setup", "/invitation/{token}"].includes(route)) continue;
    if (!opened.has(visitor)) opened.set(visitor, await visit(visitor));
    const page = opened.get(visitor);
    if (KEEPS_DRAFTS.has(route)) continue;
    await page.goto(path);
    await speak(page, language);
    await page.goto(path);
    const forms = page.locator("main form[method=post]:not([data-passkey]):has(button):has(input[type=text], input[type=email], input[type=file], textarea, select)");
    if ((await forms.count()) > 0) {
      await forms.first().evaluate(spoil, MAY_BE_EMPTY.has(route) ? "x".repeat(400) : "");
      // What a page saves by itself is no answer to the form.
      const isOfForm = (request) => request.method() === "POST" && request.isNavigationRequest();
      const answered = page.waitForResponse((answer) => isOfForm(answer.request())).catch(() => undefined);
      const [response] = await Promise.all([answered, forms.first().evaluate((form) => form.requestSubmit())]);
      await page.waitForLoadState();
      if (response === undefined) found.push(`${route} never sends its form`);
      else if (response.status() !== 422) found.push(`${route} answers a form with mistakes with ${response.status()}`);
      else found.push(...(await faultsHere(page)));
      asked.add(route);
    }
  }
  for (const page of opened.values()) await page.context().close();
  console.log(`${asked.size} forms with mistakes after ${minutes()} minutes: ${[...asked].join(" ")}`);
  deepStrictEqual(found, []);
});
