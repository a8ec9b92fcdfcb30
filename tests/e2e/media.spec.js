import { deepStrictEqual, strictEqual } from "node:assert";
import { after, before, test } from "node:test";
import { TELEPHONE, islandsReady, openBrowser } from "./support/browser.js";
import { picture } from "./support/examine.js";
import { pageOf } from "./support/people.js";

const PAGES = ["/my-work", "/projects", "/conditions", "/organisations", "/programme/rules"];

let browser;
let page;
before(async () => {
  browser = await openBrowser();
  page = await pageOf(browser, "manager");
});
after(() => browser.close());

test("on paper there is no menu, and tables are as wide as the paper", async () => {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 1000, height: 1400 });
  for (const path of PAGES) {
    await page.goto(path);
    strictEqual(await page.locator("nav[aria-label]").first().isVisible(), false, path);
    const cut = await page.locator("main .scroll").evaluateAll((frames) => frames.filter((frame) => getComputedStyle(frame).overflowX !== "visible").length);
    strictEqual(cut, 0, `${path} cuts a table off`);
  }
  await page.emulateMedia({ media: null });
});

test("in forced colours nothing that can be seen disappears", async () => {
  await page.emulateMedia({ forcedColors: "active" });
  for (const path of PAGES) {
    await page.goto(path);
    await islandsReady(page);
    const lost = await page.evaluate(() => {
      const seen = (color) => color.replaceAll(" ", "");
      const under = (element) => {
        const color = element ? seen(getComputedStyle(element).backgroundColor) : "rgb(255,255,255)";
        return /^rgba.*,0\)$/.test(color) ? under(element.parentElement) : color;
      };
      const marks = [...document.querySelectorAll("main svg [fill], main svg rect, main svg circle, main svg path")];
      return marks.filter((mark) => {
        const { fill, stroke } = getComputedStyle(mark);
        return mark.getClientRects().length > 0 && [fill, stroke].every((color) => color === "none" || seen(color) === under(mark) || /^rgba.*, 0\)$/.test(color));
      }).length;
    });
    strictEqual(lost, 0, `${path} draws in the colour of the paper`);
  }
  await page.emulateMedia({ forcedColors: null });
});

test("for who wants no motion nothing moves", async () => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const path of PAGES) {
    await page.goto(path);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll("*")].filter((element) => {
        const { animationName, transitionDuration } = getComputedStyle(element);
        return animationName !== "none" || transitionDuration.split(",").some((time) => parseFloat(time) > 0.01);
      }).map((element) => element.className));
    deepStrictEqual(moving, [], path);
  }
  await page.emulateMedia({ reducedMotion: null });
});

test("the pictures of the lists in the guide", { skip: process.env.POORT_PICTURES ? false : "POORT_PICTURES is not set" }, async () => {
  await page.emulateMedia({ media: null, forcedColors: null, reducedMotion: null });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto("/projects");
  await picture(page, "portfolio", { fullPage: false });
  await page.goto("/conditions");
  await picture(page, "heat-table", { fullPage: false });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/projects");
  await picture(page, "portfolio-dark", { fullPage: false });
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize({ ...TELEPHONE, height: 640 });
  await page.goto("/my-work");
  await picture(page, "my-work-telephone");
});
