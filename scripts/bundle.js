// Gives every file the browser fetches a name that contains its content, with brotli and gzip beside it, in server/bundle/.
// manifest.json there tells the server the names: {"css", "script", "wasm", "font", "sprite"}; what has not been built yet is left out.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
const built = join(root, "target/bundle");
const bundle = join(root, "server/bundle");
const kept = new Set(["manifest.json"]);

function place(stem, extension, bytes) {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  const name = `${stem}-${hash}${extension}`;
  put(name, bytes);
  if (extension !== ".woff2") {
    const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
    put(`${name}.br`, () => brotliCompressSync(bytes, brotli));
    put(`${name}.gz`, () => gzipSync(bytes, { level: 9 }));
  }
  return name;
}

// A name tells its content, so a file that is there already is right.
function put(name, content) {
  kept.add(name);
  const path = join(bundle, name);
  if (!existsSync(path)) writeFileSync(path, typeof content === "function" ? content() : content);
}

function filesIn(folder, extension) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true }).filter((file) => extname(file) === extension).sort().map((file) => join(path, file));
}

function placeAll(folder, extension) {
  return new Map(filesIn(folder, extension).map((path) => [basename(path), place(basename(path, extension), extension, readFileSync(path))]));
}

// The style refers to fonts and pictures by their own names; in the bundle all files are neighbours.
function withPlacedNames(css, placed) {
  return css.replace(/url\((["']?)(?!data:|#)([^"')]+)\1\)/g, (_, __, url) => {
    const name = placed.get(basename(url));
    if (!name) throw new Error(`style refers to ${url}, which is not in style/`);
    return `url(${name})`;
  });
}

mkdirSync(bundle, { recursive: true });
const manifest = {};

const fonts = placeAll("style", ".woff2");
const pictures = placeAll("style", ".svg");
if (fonts.size > 0) manifest.font = [...fonts.values()][0];
if (pictures.has("sprite.svg")) manifest.sprite = pictures.get("sprite.svg");

const css = withPlacedNames(readFileSync(join(built, "poort.css"), "utf8"), new Map([...fonts, ...pictures]));
manifest.css = place("poort", ".css", Buffer.from(css));

if (existsSync(join(built, "poort.js"))) {
  if (existsSync(join(built, "snippets"))) throw new Error("the browser part imports script snippets, which the bundle does not place");
  manifest.script = place("poort", ".js", readFileSync(join(built, "poort.js")));
  manifest.wasm = place("poort", ".wasm", readFileSync(join(built, "poort.wasm")));
}

// Written only when it differs: cargo compiles the server again for every newer file here.
const listing = `${JSON.stringify(manifest, null, 2)}\n`;
const listed = join(bundle, "manifest.json");
if (!existsSync(listed) || readFileSync(listed, "utf8") !== listing) writeFileSync(listed, listing);
for (const name of readdirSync(bundle)) if (!kept.has(name)) rmSync(join(bundle, name));
