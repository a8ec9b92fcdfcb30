// Rounds of faults: Poort is killed, its disk is full or broken, its PostgreSQL ends, each at any moment while people save.
// Prints what was said to be saved and what became of it, and fails when anything was lost or called saved falsely.
//   ROUNDS_KILL, ROUNDS_FULL, ROUNDS_BROKEN   how many rounds on SQLite of each
//   ROUNDS_POSTGRES                           how many rounds on PostgreSQL, where scripts/with-postgres.sh says: one in four ends PostgreSQL itself
//   SEED                                      chooses the same deeds again; the machine's own timing is never the same
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { crashRounds } from "./crash.js";
import { fullRounds } from "./full.js";
import { killRounds } from "./kill.js";
import { chanceOf } from "./support/chance.js";
import { BrokenDisk, FullDisk } from "./support/disk.js";
import { WRONG } from "./support/rounds.js";
import { makeSetting } from "./support/setting.js";

const here = fileURLToPath(import.meta.url);
const rounds = (name, usual) => Number(process.env[name] ?? usual);
const asked = { kill: rounds("ROUNDS_KILL", 200), full: rounds("ROUNDS_FULL", 50), broken: rounds("ROUNDS_BROKEN", 20), postgres: rounds("ROUNDS_POSTGRES", 40) };

// A disk of its own needs a mount: as root, or in a name space where this person is root. It disappears with the name space.
function inOwnMounts() {
  const words = process.getuid() === 0 ? ["--mount"] : ["--map-root-user", "--mount"];
  const { status, error, signal } = spawnSync("unshare", [...words, process.execPath, here], { stdio: "inherit", env: { ...process.env, FAULTS_MOUNTS: "own" } });
  if (error) throw new Error(`the rounds of a full disk need unshare, of util-linux: ${error.message}`);
  process.exit(signal ? 1 : status);
}

function tell(tally, counts = tally) {
  if (tally.rounds % 10 === 0) console.log(`${tally.kind}: ${tally.rounds} rounds, ${counts.saved} saved, ${WRONG.map((name) => `${name} ${tally[name]}`).join(", ")}`);
}

async function onSqlite(chance, log) {
  const setting = await makeSetting(chance, log);
  const done = [];
  try {
    const given = { setting, chance, log, tell };
    if (asked.full > 0) done.push(await fullRounds({ ...given, Disk: FullDisk, kind: "disk full", rounds: asked.full }));
    if (asked.broken > 0) done.push(await fullRounds({ ...given, Disk: BrokenDisk, kind: "disk broken", rounds: asked.broken }));
    if (asked.kill > 0) done.push(await killRounds({ ...given, rounds: asked.kill }));
  } finally {
    await rm(setting.folder, { recursive: true });
  }
  return done;
}

async function onPostgres(chance, log) {
  const { PGURL, PGCRASH } = process.env;
  if (!PGURL || !PGCRASH) throw new Error("the rounds on PostgreSQL run under scripts/with-postgres.sh --durable; ROUNDS_POSTGRES=0 leaves them out");
  const setting = await makeSetting(chance, log, PGURL);
  const crashes = Math.ceil(asked.postgres / 4);
  const done = [];
  try {
    const given = { setting, chance, log, tell };
    if (asked.postgres > crashes) done.push(await killRounds({ ...given, rounds: asked.postgres - crashes }));
    done.push(await crashRounds({ ...given, crash: PGCRASH, rounds: crashes }));
  } finally {
    await rm(setting.folder, { recursive: true });
  }
  return done;
}

function print(tallies) {
  const names = Object.keys(tallies[0]);
  const lines = [names, ...tallies.map((tally) => names.map((name) => (name === "seconds" ? tally[name].toFixed(0) : String(tally[name]))))];
  const widths = names.map((_, at) => Math.max(...lines.map((line) => line[at].length)));
  for (const line of lines) console.log(line.map((word, at) => (at === 0 ? word.padEnd(widths[at]) : word.padStart(widths[at]))).join("  "));
}

if (asked.full > 0 && process.env.FAULTS_MOUNTS !== "own") inOwnMounts();

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
console.log(`seed ${seed}`);
const chance = chanceOf(seed);
const out = fileURLToPath(new URL("out", import.meta.url));
mkdirSync(out, { recursive: true });
const log = join(out, "server.log");
await rm(log, { force: true });

const tallies = [];
if (asked.kill + asked.full + asked.broken > 0) tallies.push(...(await onSqlite(chance, log)));
if (asked.postgres > 0) tallies.push(...(await onPostgres(chance, log)));
print(tallies);
const wrong = tallies.flatMap((tally) => WRONG.filter((name) => tally[name] > 0).map((name) => `${tally.kind}: ${tally[name]} ${name}`));
const idle = tallies.filter(({ saved }) => saved === 0).map(({ kind }) => `${kind}: nothing was saved, so nothing was proven`);
for (const line of [...wrong, ...idle]) console.error(line);
process.exitCode = wrong.length + idle.length > 0 ? 1 : 0;
