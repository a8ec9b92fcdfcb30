// What a partner brings in kind: a line added without scripts, a wage above the ceiling refused with what was typed, and what the manager sees of it.
import { match, ok, strictEqual } from "node:assert";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./support/browser.js";
import { pageOf } from "./support/people.js";
import { startPoort } from "./support/poort.js";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const main = (page) => page.locator("main").innerText();

async function fills(page, fields) {
  for (const [name, value] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(value);
  await page.getByRole("button", { name: "Opslaan", exact: true }).click();
}

test("a partner explains what is brought in kind, and the wage stays at home", async () => {
  const poort = await startPoort(fileURLToPath(new URL("out/in-kind.log", import.meta.url)));
  const page = await pageOf(browser, "partner", { at: poort.address, password: poort.password, scripts: "off" });
  try {
    await page.goto("/projects?q=SluisSens");
    await page.goto(await page.locator("main tbody th a").first().getAttribute("href"));
    await page.getByRole("link", { name: "Inbreng in kind" }).click();
    const list = page.url();
    match(await main(page), /Inbreng van uw organisatie/);
    await page.getByRole("link", { name: "Eigen loon van een medewerker" }).last().click();
    const hint = await main(page);
    const first = hint.match(/Het project loopt van (\d+ \w+ \d{4})/)?.[1];
    ok(first, hint);
    const wage = { person: "Wanda Kanarie", from_on: first, until_on: first, amount: "999.999", hours: "8", evidence: "Urenstaat 2026, map 9" };
    await fills(page, wage);
    match(await page.locator(".errors").innerText(), /een uur telt voor hoogstens €\s125/);
    strictEqual(await page.locator("[name=person]").inputValue(), "Wanda Kanarie");
    await fills(page, { amount: "73.911,37" });
    strictEqual(new URL(page.url()).pathname, new URL(list).pathname);
    match(await main(page), /Wanda Kanarie, \d{4}: 8 van 1\.720 uur/);
    const manager = await pageOf(browser, "manager", { at: poort.address, password: poort.password });
    await manager.goto(list);
    const seen = await main(manager);
    match(seen, /Urenstaat 2026, map 9/);
    match(seen, /in het totaal/);
    ok(!/Kanarie|73\.911/.test(await manager.content()), seen);
    if (process.env.POORT_PICTURES) await manager.screenshot({ path: fileURLToPath(new URL("out/in-kind-manager.png", import.meta.url)), fullPage: true });
    await manager.setViewportSize({ width: 320, height: 700 });
    const wide = () => [...document.querySelectorAll("main *")].filter((one) => !one.closest(".scroll") && one.getBoundingClientRect().right > innerWidth).map((one) => one.outerHTML.slice(0, 120));
    strictEqual((await manager.evaluate(wide)).join("\n"), "");
    await page.getByRole("link", { name: "Eigen loon van een medewerker" }).first().click();
    await page.getByRole("link", { name: "Haal weg" }).click();
    await page.getByRole("button", { name: "Haal deze inbreng weg" }).click();
    ok(!(await main(page)).includes("Wanda Kanarie"));
    await manager.context().close();
    await page.context().close();
  } finally {
    await poort.stop();
  }
});
