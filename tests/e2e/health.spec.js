import { deepStrictEqual, strictEqual } from "node:assert";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { address } from "./support/browser.js";

const [, version] = readFileSync(new URL("../../Cargo.toml", import.meta.url), "utf8").match(/^version = "([^"]+)"$/m);
const database = (process.env.POORT_E2E_DATABASE_URL ?? "sqlite:").startsWith("postgres") ? "postgres" : "sqlite";

test("health tells the state, the database and the version", async () => {
  const response = await fetch(`${address}/health`);
  strictEqual(response.status, 200);
  deepStrictEqual(await response.json(), { status: "ok", database, version });
});
