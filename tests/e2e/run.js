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

// Journeys that have a Poort of their own disturb nobody, so they run beside those that share one, and are not told where the shared one is:
// whoever speaks English there would speak it for the same person here.
const isAlone = (name) => readFileSync(join(here, name), "utf8").includes("startPoort(");
const lines = (name) => readFileSync(join(here, name), "utf8").split("\n").length;
const sharing = journeys.filter((name) => !isAlone(name));
// The long ones first, so that no processor waits for the last.
const alone = journeys.filter(isAlone).sort((one, other) => lines(other) - lines(one));
const took = [];

// What a journey says comes when it is done: of two mixed, nobody could read either.
async function runJourney(name, environment) {
  const begun = Date.now();
  const options = ["--test", "--test-timeout=2700000", "--test-reporter=spec", join(here, name)];
  const child = spawn(process.execPath, options, { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
  const end = (signal) => child.kill(signal);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, end);
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => said.push(text));
  const [code] = await once(child, "close");
  for (const signal of ["SIGINT", "SIGTERM"]) process.off(signal, end);
  const seconds = Math.round((Date.now() - begun) / 1000);
  process.stdout.write(`\n-- ${name}, ${seconds} s\n`);
  process.stdout.write(Buffer.concat(said));
  took.push({ name, seconds });
  if (code !== 0) process.exitCode = 1;
}

async function runAlone(environment) {
  for (let name = alone.shift(); name !== undefined; name = alone.shift()) await runJourney(name, environment);
}

mkdirSync(out, { recursive: true });
const poort = await startPoort(join(out, "server.log"), process.env.POORT_E2E_DATABASE_URL);
try {
  const checker = await startHtmlChecker();
  try {
    const checked = { POORT_E2E_HTML_CHECKER: checker.address };
    const shared = { POORT_E2E_ADDRESS: poort.address, POORT_E2E_PASSWORD: poort.password };
    const runShared = async () => {
      for (const name of sharing) await runJourney(name, { ...checked, ...shared });
      await runAlone(checked);
    };
    await Promise.all([runShared(), runAlone(checked)]);
    for (const { name, seconds } of took.sort((one, other) => other.seconds - one.seconds)) console.log(`${name.padEnd(30)} ${String(seconds).padStart(6)} s`);
  } finally {
    checker.stop();
  }
  await printPageSizes(poort);
} finally {
  await poort.stop();
}
