// Prints what a browser transfers for each file of the bundle, and fails above the limits of the browser part.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const KILOBYTE = 1024;
const LIMITS = { css: 40 * KILOBYTE, script: 20 * KILOBYTE, wasm: 120 * KILOBYTE };

const bundle = fileURLToPath(new URL("../server/bundle/", import.meta.url));
const manifest = JSON.parse(readFileSync(join(bundle, "manifest.json"), "utf8"));
let tooHeavy = false;

for (const [kind, name] of Object.entries(manifest)) {
  const compressed = name.endsWith(".woff2") ? name : `${name}.br`;
  const bytes = statSync(join(bundle, compressed)).size;
  const limit = LIMITS[kind];
  const verdict = limit === undefined ? "" : bytes > limit ? `  above the limit of ${limit}` : `  limit ${limit}`;
  tooHeavy ||= limit !== undefined && bytes > limit;
  console.log(`${kind.padEnd(8)} ${String(bytes).padStart(8)} bytes brotli${verdict}`);
}

process.exitCode = tooHeavy ? 1 : 0;
