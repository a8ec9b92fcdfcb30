// Starts Poort and the HTML checker, runs every journey in Chromium, and prints what the main pages weigh.
//   node tests/e2e/run.js [WORD...]   only the journeys whose file name holds one of the words
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
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

// Journeys that have a Poort of their own disturb nobody, so they run beside those that share one. They are not told where the shared one is:
// whoever speaks English there would speak it for the same person here.
function sideBySide() {
  const isAlone = (name) => readFileSync(join(here, name), "utf8").includes("startPoort(");
  return [false, true].map((alone) => ({ alone, names: journeys.filter((name) => isAlone(name) === alone) })).filter(({ names }) => names.length > 0);
}

// What the first ones say comes at once, and what the others said when they are done: mixed, nobody could read it.
async function runJourneys(names, index, environment) {
  const options = ["--test", "--test-concurrency=1", "--test-timeout=2700000", "--test-reporter=spec", ...names.map((name) => join(here, name))];
  const child = spawn(process.execPath, options, { env: { ...process.env, ...environment }, stdio: ["ignore", index === 0 ? "inherit" : "pipe", "inherit"] });
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => child.kill(signal));
  const said = [];
  child.stdout?.on("data", (text) => said.push(text));
  const [code] = await once(child, "close");
  return { code: code ?? 1, said: Buffer.concat(said) };
}

mkdirSync(out, { recursive: true });
const poort = await startPoort(join(out, "server.log"), process.env.POORT_E2E_DATABASE_URL);
try {
  const checker = await startHtmlChecker();
  try {
    const checked = { POORT_E2E_HTML_CHECKER: checker.address };
    const shared = { POORT_E2E_ADDRESS: poort.address, POORT_E2E_PASSWORD: poort.password };
    const outcomes = await Promise.all(sideBySide().map(({ names, alone }, index) => runJourneys(names, index, alone ? checked : { ...checked, ...shared })));
    for (const { said } of outcomes) process.stdout.write(said);
    process.exitCode = Math.max(...outcomes.map(({ code }) => code));
  } finally {
    checker.stop();
  }
  await printPageSizes(poort);
} finally {
  await poort.stop();
}
