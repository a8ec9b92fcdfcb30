// Starts Poort and the HTML checker, runs every journey in Chromium, and prints what the main pages weigh.
//   node tests/e2e/run.js [WORD...]   only the journeys whose file name holds one of the words
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startHtmlChecker } from "./support/html_checker.js";
import { startPoort } from "./support/poort.js";
import { printPageSizes } from "./support/sizes.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = join(here, "out");

const words = process.argv.slice(2);
const journeys = readdirSync(here).filter((name) => name.endsWith(".spec.js") && (words.length === 0 || words.some((word) => name.includes(word)))).sort();
if (journeys.length === 0) throw new Error(`no journey is named like ${words.join(" or ")}`);

function runJourneys(environment) {
  const options = ["--test", "--test-concurrency=1", "--test-timeout=900000", "--test-reporter=spec", ...journeys.map((name) => join(here, name))];
  const child = spawn(process.execPath, options, { env: { ...process.env, ...environment }, stdio: ["ignore", "inherit", "inherit"] });
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
}

mkdirSync(out, { recursive: true });
const poort = await startPoort(join(out, "server.log"), process.env.POORT_E2E_DATABASE_URL);
try {
  const checker = await startHtmlChecker();
  try {
    process.exitCode = await runJourneys({
      POORT_E2E_ADDRESS: poort.address,
      POORT_E2E_PASSWORD: poort.password,
      POORT_E2E_HTML_CHECKER: checker.address,
    });
  } finally {
    checker.stop();
  }
  await printPageSizes(poort);
} finally {
  await poort.stop();
}
