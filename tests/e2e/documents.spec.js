// Documents: brought without scripts, several at once; with scripts in pieces, cut off half-way and gone on with; read by who may, on a small screen and in the dark.
import { match, ok, strictEqual } from "node:assert";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./support/browser.js";
import { pageOf } from "./support/people.js";
import { startPoort } from "./support/poort.js";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const main = (page) => page.locator("main").innerText();
const text = (name, content) => ({ name, mimeType: "text/plain", buffer: Buffer.from(content) });

async function opens(page) {
  await page.goto("/projects?q=SluisSens");
  await page.goto(await page.locator("main tbody th a").first().getAttribute("href"));
  await page.getByRole("link", { name: "Documenten" }).click();
}

const picture = async (page, name) => {
  if (process.env.POORT_PICTURES) await page.screenshot({ path: fileURLToPath(new URL(`out/${name}.png`, import.meta.url)), fullPage: true });
};

test("a partner brings documents without scripts, and in pieces that go on where they were cut", async () => {
  const poort = await startPoort(fileURLToPath(new URL("out/documents.log", import.meta.url)));
  const plain = await pageOf(browser, "partner", { at: poort.address, password: poort.password, scripts: "off" });
  const page = await pageOf(browser, "partner", { at: poort.address, password: poort.password });
  try {
    await opens(plain);
    const list = plain.url();
    await plain.locator("[name=kind]").selectOption("deliverable");
    const files = [text("rapport.txt", "Rapport over de proef"), text("tekening.svg", "<svg onload='alert(1)'/>")];
    await plain.locator("[name=files]").setInputFiles(files);
    await plain.getByRole("button", { name: "Versturen" }).click();
    match(await main(plain), /Eén bestand is bewaard, niet alle/);
    match(await plain.locator(".errors").innerText(), /tekening\.svg is gemaakt voor een browser/);
    await picture(plain, "documents-refused");
    await plain.goto(list);
    await plain.getByRole("link", { name: "rapport.txt" }).click();
    match(await main(plain), /Alle|Versies/);
    await picture(plain, "document-one");

    await page.goto(list);
    await page.locator("[name=kind]").selectOption("other");
    const large = Buffer.alloc(13 * 1024 * 1024, "een regel tekst van een groot bestand\n");
    let pieces = 0;
    await page.route("**/uploads/**", async (route) => {
      if (route.request().method() === "PATCH" && ++pieces === 2) return route.abort("connectionreset");
      return route.continue();
    });
    await page.locator("[name=files]").setInputFiles([{ name: "groot.txt", mimeType: "text/plain", buffer: large }, text("klein.csv", "a;b\n1;2\n")]);
    await page.getByRole("button", { name: "Versturen" }).click();
    await page.getByRole("link", { name: "groot.txt" }).waitFor({ timeout: 60000 });
    ok(pieces >= 5, `${pieces} pieces, one of them cut off`);
    match(await main(page), /klein\.csv/);
    await page.getByRole("link", { name: "groot.txt" }).click();
    match(await main(page), new RegExp(createHash("sha256").update(large).digest("hex")));

    const dark = await pageOf(browser, "manager", { at: poort.address, password: poort.password });
    await dark.emulateMedia({ colorScheme: "dark" });
    await dark.goto(list);
    await picture(dark, "documents-dark");
    await dark.emulateMedia({ colorScheme: "light" });
    await picture(dark, "documents");
    await dark.setViewportSize({ width: 320, height: 700 });
    const wide = () => [...document.querySelectorAll("main *")].filter((one) => !one.closest(".scroll") && one.getBoundingClientRect().right > innerWidth).map((one) => one.outerHTML.slice(0, 120));
    strictEqual((await dark.evaluate(wide)).join("\n"), "");
    await picture(dark, "documents-small");
    await dark.goto(plain.url());
    strictEqual((await dark.evaluate(wide)).join("\n"), "");
    await picture(dark, "document-small");
    await dark.context().close();
  } finally {
    await page.context().close();
    await plain.context().close();
    await poort.stop();
  }
});
