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

// Opens a connection, sends the beginning of a request, and tells when the server has closed it.
function begins(text) {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.resume().on("error", () => {});
  if (text !== "") socket.write(text);
  return closed;
}

const post = "POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nemail=";

test("who says nothing, or does not finish, is cut off, and others are served meanwhile", { timeout: 40_000 }, async () => {
  const begun = Date.now();
  const beginnings = ["", "GET /health HTTP/1.1\r\nHost: slow.example\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "PRI * HT", post];
  const closed = Promise.all(beginnings.map(begins));
  strictEqual((await fetch(`${address}/health`)).status, 200);
  await closed;
  strictEqual(Date.now() - begun < 25_000, true);
});
