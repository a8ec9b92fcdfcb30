import { notStrictEqual, strictEqual } from "node:assert";
import { after, before, test } from "node:test";
import { openBrowser, openPage } from "./support/browser.js";
import { examine, examineHere, picture } from "./support/examine.js";
import { PEOPLE, emailOf, pageOf, signIn } from "./support/people.js";

const WRONG = "not-the-password";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

async function sessionCookie(page) {
  const cookies = await page.context().cookies();
  return cookies.find(({ name }) => name.endsWith("session"));
}

async function refusedSignIn(page, email) {
  await page.goto("/sign-in");
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(WRONG);
  const [response] = await Promise.all([page.waitForResponse((answer) => answer.request().method() === "POST"), page.locator("input[name=password]").press("Enter")]);
  await page.waitForLoadState();
  return response.status();
}

test("the sign-in page keeps what every page promises", async () => {
  const page = await openPage(browser);
  await examine(page, "/sign-in");
  await picture(page, "sign-in");
});

test("a refused sign-in is the same page with the e-mail address kept and the password gone", async () => {
  const page = await openPage(browser);
  strictEqual(await refusedSignIn(page, emailOf("manager")), 422);
  strictEqual(await page.locator("input[name=email]").inputValue(), emailOf("manager"));
  strictEqual(await page.locator("input[name=password]").inputValue(), "");
  await examineHere(page);
});

test("a refusal reads the same whether the account exists or not", async () => {
  const page = await openPage(browser, { scripts: "off" });
  await refusedSignIn(page, emailOf("manager"));
  const known = await page.locator("main").innerText();
  await refusedSignIn(page, "nobody@demo.example");
  strictEqual(await page.locator("main").innerText(), known);
});

for (const scripts of ["on", "off"]) {
  for (const person of PEOPLE) {
    test(`the demo ${person} signs in and out with scripts ${scripts}`, async () => {
      const page = await pageOf(browser, person, { scripts });
      await page.locator('form[action="/sign-out"] button').click();
      await page.waitForURL((url) => url.pathname === "/sign-in" || url.pathname === "/");
      await page.goto("/my-work");
      strictEqual(new URL(page.url()).pathname, "/sign-in");
      await page.context().close();
    });
  }
}

test("signing in needs no mouse", async () => {
  const page = await openPage(browser);
  await page.goto("/sign-in");
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate(() => document.activeElement.getAttribute("name"))) === "email") break;
  }
  await page.keyboard.type(emailOf("manager"));
  await page.keyboard.press("Tab");
  await page.keyboard.type(process.env.POORT_E2E_PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname !== "/sign-in");
});

test("the cookie of a session is out of reach of scripts and renewed at sign-in", async () => {
  const page = await openPage(browser);
  await signIn(page, "manager");
  const first = await sessionCookie(page);
  strictEqual(first.httpOnly, true);
  strictEqual(first.sameSite, "Lax");
  await page.context().clearCookies();
  await signIn(page, "manager");
  const second = await sessionCookie(page);
  notStrictEqual(second.value, first.value);
});

for (const scripts of ["on", "off"]) {
  test(`what is sent after signing out in another tab comes back to who wrote it, with scripts ${scripts}`, async () => {
    const page = await pageOf(browser, "manager", { scripts });
    const title = `Een titel die blijft, met scripts ${scripts}`;
    await page.goto("/projects/new");
    await page.locator("input[name=title]").fill(title);
    const other = await page.context().newPage();
    await other.goto("/my-work");
    await other.locator('form[action="/sign-out"] button').click();
    await other.waitForURL((url) => url.pathname === "/sign-in");
    await page.locator("main form button[type=submit]").last().click();
    await page.waitForURL((url) => url.pathname === "/sign-in");
    strictEqual(await page.getByText("Uw tekst is bewaard").count(), 1);
    await page.locator("input[name=email]").fill(emailOf("manager"));
    await page.locator("input[name=password]").fill(process.env.POORT_E2E_PASSWORD);
    await page.locator("input[name=password]").press("Enter");
    await page.waitForURL((url) => url.pathname.startsWith("/resume/"));
    strictEqual(await page.getByText(title).count(), 1);
    await page.locator("main form button[type=submit]").click();
    await page.waitForURL((url) => url.searchParams.get("done") === "project-made");
    strictEqual(await page.locator("h1").innerText(), title);
    await page.context().close();
  });
}
