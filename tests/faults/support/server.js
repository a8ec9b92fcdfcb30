// One Poort on one folder, started, ended and killed as often as it takes.
import { spawn, spawnSync } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { binary } from "../../e2e/support/poort.js";
import { answering, freePort } from "../../e2e/support/ports.js";
import { Door } from "./person.js";

// What was seen ten minutes ago is written again at the next sight: so those who read write too.
const TEN_MINUTES_AGO = { LD_PRELOAD: "/usr/$LIB/faketime/libfaketime.so.1", FAKETIME: "-10m", FAKETIME_DONT_FAKE_MONOTONIC: "1" };
const STARTS_WITHIN = 20;

const running = new Set();
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

export class Server {
  // `database`: where the data are when they are not in the folder.
  static async at(folder, { password, database, log, port }) {
    const server = new Server();
    server.door = new Door(port ?? (await freePort()));
    server.address = `http://127.0.0.1:${server.door.port}`;
    server.folder = folder;
    server.log = createWriteStream(log, { flags: "a" });
    server.environment = {
      ...process.env,
      POORT_DATA_DIR: folder,
      POORT_DATABASE_URL: database ?? `sqlite://${join(folder, "poort.db")}`,
      POORT_LISTEN: `127.0.0.1:${server.door.port}`,
      POORT_BASE_URL: server.address,
      POORT_DEMO_PASSWORD: password,
    };
    return server;
  }

  // A command beside the server; its answer when it is asked for as JSON.
  command(...words) {
    const { status, error, stdout, stderr } = spawnSync(binary, words, { env: this.environment, encoding: "utf8" });
    return { isDone: status === 0, stdout, stderr: error?.message ?? stderr };
  }

  // Through a shell that ignores the signal for files that grow too large: the write fails then, as on a broken disk.
  spawn(environment) {
    this.ended = undefined;
    this.child = spawn("bash", ["-c", `trap '' XFSZ; exec "$0" serve`, binary], { env: { ...this.environment, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.child.stdout, this.child.stderr]) stream.pipe(this.log, { end: false });
    const { child } = this;
    running.add(child);
    child.once("exit", (code, signal) => {
      running.delete(child);
      this.ended = `poort serve ended with ${code ?? signal}`;
    });
  }

  start(environment) {
    this.spawn(environment);
    return answering(`${this.address}/health`, STARTS_WITHIN, () => this.ended);
  }

  startTenMinutesAgo() {
    return this.start(TEN_MINUTES_AGO);
  }

  async end(signal) {
    if (this.child && this.ended === undefined) {
      const gone = new Promise((resolve) => this.child.once("exit", resolve));
      this.child.kill(signal);
      await gone;
    }
    this.door.reopened();
  }

  stop() {
    return this.end("SIGTERM");
  }

  kill() {
    return this.end("SIGKILL");
  }

  health() {
    return this.door.ask("GET", "/health").then(({ status }) => status, () => undefined);
  }

  // How many events the history has, or nothing when it is broken.
  history() {
    const { isDone, stdout } = this.command("audit", "verify", "--json");
    const { events, broken } = isDone ? JSON.parse(stdout) : { broken: "unread" };
    return broken === null ? events : undefined;
  }
}
