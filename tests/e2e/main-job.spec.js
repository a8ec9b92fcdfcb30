import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./support/browser.js";
import { mouse } from "./support/hands.js";
import { mainJob, withoutList } from "./support/main_job.js";
import { startPoort } from "./support/poort.js";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

for (const scripts of ["on", "off"]) {
  test(`TPRC goes from the real list to a signed go at gate 1, with scripts ${scripts}`, { skip: withoutList }, async () => {
    const poort = await startPoort(fileURLToPath(new URL(`out/main-job-${scripts}.log`, import.meta.url)));
    try {
      await mainJob(browser, poort, mouse, scripts);
    } finally {
      await poort.stop();
    }
  });
}
