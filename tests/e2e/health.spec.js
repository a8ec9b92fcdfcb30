import { deepStrictEqual, strictEqual } from "node:assert";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { test } from "node:test";
import { address } from "./support/browser.js";

const [, version] = readFileSync(new URL("../../Cargo.toml", import.meta.url), "utf8").match(/^version = "([^"]+)"$/m);
const database = (process.env.POORT_E2E_DATABASE_URL ?? "sqlite:").startsWith("postgres") ? "postgres" : "sqlite";

test("health tells the state, the database and the version", async () => {
  const response = await fetch(`${address}/health`);
  strictEqual(response.status, 200);
  deepStrictEqual(await response.json(), { status: "ok", database, version });
});

test("who does not finish the headers is cut off, and others are served meanwhile", { timeout: 30_000 }, async () => {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.resume().on("error", () => {});
  socket.write("GET /health HTTP/1.1\r\nHost: slow.example\r\n");
  const begun = Date.now();
  strictEqual((await fetch(`${address}/health`)).status, 200);
  await closed;
  strictEqual(Date.now() - begun < 20_000, true);
});
