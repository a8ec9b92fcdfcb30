// Serves Poort from the debug build and builds again what a change touches: the style alone, or the server.
// Islands are compiled only by `make bundle`, which takes minutes: run it when one has changed.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, watch } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const binary = join(root, "target/debug/poort");
const ROOMS = ["domain", "entity", "migration", "app", "server", "style"];
const WATCHED = [".rs", ".toml", ".ftl", ".css", ".csv", ".svg", ".js"];
const QUIET_FOR = 300;

const environment = { ...process.env, POORT_DATA_DIR: process.env.POORT_DATA_DIR ?? "data/dev", POORT_DEMO_PASSWORD: process.env.POORT_DEMO_PASSWORD ?? "poort-in-development" };
const changed = new Set();
let server;
let timer;
let building = false;

function run(command, ...words) {
  return spawnSync(command, words, { cwd: root, stdio: "inherit", env: environment }).status === 0;
}

async function stop() {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await ended;
}

async function serve() {
  await stop();
  if (!run(binary, "migrate") || !run(binary, "demo", "load")) return;
  server = spawn(binary, ["serve"], { cwd: root, stdio: "inherit", env: environment });
}

async function build(rooms) {
  if (rooms.has("style") && !run("make", "css")) return;
  if (run("cargo", "build", "-p", "server", "--bin", "poort")) await serve();
}

async function buildWhatChanged() {
  if (building) return;
  building = true;
  while (changed.size > 0) {
    const rooms = new Set(changed);
    changed.clear();
    await build(rooms);
  }
  building = false;
}

function noticed(room, file) {
  if (!WATCHED.includes(extname(file)) || file.startsWith("bundle")) return;
  changed.add(room);
  clearTimeout(timer);
  timer = setTimeout(buildWhatChanged, QUIET_FOR);
}

for (const room of ROOMS.filter((name) => existsSync(join(root, name)))) {
  watch(join(root, room), { recursive: true }, (_, file) => file && noticed(room, file));
}
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => stop().then(() => process.exit(0)));
changed.add("server");
await buildWhatChanged();
