import { after, before, test } from "node:test";
import { openBrowser, openPage } from "./support/browser.js";
import { examine, picture } from "./support/examine.js";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

test("every component in every state is accessible, valid and fits a telephone", async () => {
  const page = await openPage(browser);
  await examine(page, "/style-guide");
  await picture(page, "style-guide");
});

test("the style guide is as good when its scripts never arrive", async () => {
  const page = await openPage(browser, { scripts: "blocked" });
  await examine(page, "/style-guide");
});
