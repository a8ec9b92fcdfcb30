// Starts Poort as an operator would, with the demo set or empty, in a folder that disappears afterwards.
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { openSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { answering, freePort } from "./ports.js";

// The stories' own build: it stops at an overflow, and nothing of ours is compiled again for the journeys.
export const binary = process.env.POORT_BINARY ?? fileURLToPath(new URL("../../../target/debug/poort", import.meta.url));

// `database`: where the journeys of the run keep their data; a journey that asks for a Poort of its own has it beside that Poort.
// `host`: what people type; passkeys belong to a name, and 127.0.0.1 is none.
// `settings`: what else an operator sets, by the names that the README gives; `demo`: whether the demo set is there.
export async function startPoort(logFile, database, host = "127.0.0.1", { settings = {}, demo = true } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "poort-e2e-"));
  const port = await freePort();
  const listen = `127.0.0.1:${port}`;
  const address = `http://${host}:${port}`;
  const password = randomBytes(12).toString("base64url");
  const environment = {
    ...process.env,
    POORT_DATA_DIR: folder,
    POORT_DATABASE_URL: database ?? `sqlite://${join(folder, "poort.db")}`,
    POORT_LISTEN: listen,
    POORT_BASE_URL: address,
    POORT_DEMO_PASSWORD: password,
    ...settings,
  };

  for (const command of [["migrate"], ...(demo ? [["demo", "load"]] : [])]) {
    const { status, error, stderr, stdout } = spawnSync(binary, command, { env: environment, encoding: "utf8" });
    if (error || status !== 0) throw new Error(`poort ${command.join(" ")} failed (${error ?? status}):\n${stdout}${stderr}`);
  }

  const log = openSync(logFile, "w");
  let child, ended, isGroup;
  // `later`: how far the clock runs ahead, such as "+13h".
  const serve = (later) => {
    ended = undefined;
    const [program, options] = later ? ["faketime", ["-f", later, binary, "serve"]] : [binary, ["serve"]];
    // Poort is a child of `faketime`, which leaves it behind when it is ended alone: the two are a group of their own.
    child = spawn(program, options, { env: { ...environment, FAKETIME_DONT_FAKE_MONOTONIC: "1" }, stdio: ["ignore", log, log], detached: Boolean(later) });
    isGroup = Boolean(later);
    child.once("error", (error) => (ended = error.message));
    child.once("exit", (code, signal) => (ended = `poort serve ended with ${code ?? signal}, see ${logFile}`));
    return answering(`${address}/health`, 20, () => ended);
  };
  const end = async (signal) => {
    if (ended !== undefined) return;
    await new Promise((resolve) => child.once("exit", resolve) && process.kill(isGroup ? -child.pid : child.pid, signal));
  };
  const stop = async () => {
    await end("SIGTERM");
    await rm(folder, { recursive: true, force: true });
  };
  // The power goes, and comes back, at once or after a while.
  const crash = async (later) => {
    await end("SIGKILL");
    await serve(later);
  };

  try {
    await serve();
  } catch (error) {
    await stop();
    throw error;
  }
  // What the command line answers with --json, asked beside the Poort that serves.
  const ask = (...command) => {
    const { stdout } = spawnSync(binary, [...command, "--json"], { env: environment, encoding: "utf8" });
    return JSON.parse(stdout);
  };
  // What it says to the operator.
  const tell = (...command) => {
    const { status, stdout, stderr } = spawnSync(binary, command, { env: environment, encoding: "utf8" });
    if (status !== 0) throw new Error(`poort ${command.join(" ")} failed (${status}):\n${stdout}${stderr}`);
    return stdout;
  };
  return { address, password, ask, tell, stop, crash };
}
