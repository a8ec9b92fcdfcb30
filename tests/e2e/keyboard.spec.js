import { strictEqual } from "node:assert";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./support/browser.js";
import { keyboard } from "./support/hands.js";
import { mainJob, withoutList } from "./support/main_job.js";
import { pageOf } from "./support/people.js";
import { startPoort } from "./support/poort.js";

let browser, poort;
before(async () => {
  browser = await openBrowser();
  poort = await startPoort(fileURLToPath(new URL("out/keyboard.log", import.meta.url)));
});
after(async () => {
  await poort.stop();
  await browser.close();
});

test("the main job needs no mouse, and the focus is always to be seen", { skip: withoutList }, async () => {
  const hands = await mainJob(browser, poort, keyboard, "on");
  for (const hand of hands) hand.silent();
});

test("the first Tab leads past the menu to the content", async () => {
  const page = await pageOf(browser, "manager", { at: poort.address, password: poort.password });
  await page.goto("/projects");
  await page.keyboard.press("Tab");
  const skip = page.locator("a.skip");
  strictEqual(await skip.evaluate((element) => element === document.activeElement), true);
  strictEqual(await skip.evaluate((element) => element.getBoundingClientRect().top >= 0), true);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  strictEqual(await page.evaluate(() => document.activeElement.closest("main") !== null), true);
});
