// The pages that there are, and where a person who follows links comes upon them.
import { spawnSync } from "node:child_process";
import { binary } from "./poort.js";

// Enough projects to meet one in every state, so that every button is offered somewhere.
const VISITS_A_ROUTE = 40;
// Addresses that people type or are sent; everything else is behind a link.
const DOORS = ["/", "/sign-in", "/setup", "/style-guide", "/my-work"];

export function routes() {
  const { stdout } = spawnSync(binary, ["routes", "--json"], { encoding: "utf8" });
  return JSON.parse(stdout).filter(({ method }) => method === "GET").map(({ path }) => path);
}

const patterns = () => routes().map((route) => ({ route, parts: route.split("/") }));

// The route of a path; the one with the fewest parameters where several fit.
function routeOf(path, known) {
  const parts = path.split("/");
  const fits = known.filter(({ parts: of }) => of.length === parts.length && of.every((part, index) => part.startsWith("{") || part === parts[index]));
  return fits.sort((one, other) => one.route.split("{").length - other.route.split("{").length)[0]?.route;
}

const linksIn = (html) => [...html.matchAll(/<a [^>]*href="(\/[^"#]*)/g)].map(([, href]) => href.replaceAll("&amp;", "&"));

// Route by route the first address that opened for this person.
export async function pagesOf(page) {
  const known = patterns();
  const opened = new Map();
  const visits = new Map();
  const queue = [...DOORS];
  const seen = new Set(queue);
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const route = routeOf(address.split("?")[0], known);
    const visited = visits.get(route) ?? 0;
    if (route === undefined || visited >= VISITS_A_ROUTE) continue;
    visits.set(route, visited + 1);
    const response = await page.request.get(address, { headers: { accept: "text/html" } });
    if (response.status() !== 200 || routeOf(new URL(response.url()).pathname, known) !== route) continue;
    if (!opened.has(route)) opened.set(route, address);
    const type = response.headers()["content-type"] ?? "";
    if (!type.includes("html")) continue;
    for (const href of linksIn(await response.text())) {
      const once = href.split("?")[0] === address.split("?")[0] ? undefined : href;
      if (once && !seen.has(once)) {
        seen.add(once);
        queue.push(once);
      }
    }
  }
  return opened;
}
