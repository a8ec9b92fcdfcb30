// What is pasted into the money table: a block of cells fills the cells, and two amounts in one field are marked and never one number.
import { deepStrictEqual, match, strictEqual } from "node:assert";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./support/browser.js";
import { pageOf } from "./support/people.js";
import { startPoort } from "./support/poort.js";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const values = (page) => page.locator(".money-table tbody input[inputmode]").evaluateAll((inputs) => inputs.map((input) => input.value));

async function pastes(page, field, text) {
  await page.locator(`[name="${field}"]`).evaluate((input, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", text);
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

async function table(page) {
  await page.goto("/projects?phase=start&status=active");
  await page.goto(`${await page.locator("main tbody th a").first().getAttribute("href")}/financing/innovation`);
  await page.locator("html[data-islands=ready]").waitFor({ state: "attached" });
}

test("a pasted block fills the cells, and what does not fit is marked and not joined", async () => {
  const poort = await startPoort(fileURLToPath(new URL("out/money.log", import.meta.url)));
  const page = await pageOf(browser, "manager", { at: poort.address, password: poort.password });
  try {
    await table(page);
    const before = await values(page);
    await pastes(page, "rows.0.cost", "45.000\t12.000\r\n1.500\t€ 750,-\r\n");
    const after = await values(page);
    deepStrictEqual([after[0], after[1], after[8], after[9]], ["45.000", "12.000", "1.500", "€ 750,-"]);
    deepStrictEqual([after.slice(2, 8), after.slice(10)], [before.slice(2, 8), before.slice(10)], "nothing else is touched");
    strictEqual(await page.locator("[data-live='total-0']").innerText() === "", false);
    await pastes(page, "rows.0.other", "45000\t12000");
    strictEqual(await page.locator("[name='rows.0.other']").getAttribute("aria-invalid"), "true");
    strictEqual(await page.locator(".outcome__balance").getAttribute("data-met"), "false");
    await page.getByRole("button", { name: "Opslaan", exact: true }).click();
    match(await page.locator(".errors").innerText(), /hier staan twee of meer bedragen in één veld/);
    match(await page.locator("[name='rows.0.other']").inputValue(), /45000\s12000/);
    await page.context().close();
  } finally {
    await poort.stop();
  }
});
