// What a page weighs on the wire, brotli included, as a browser would ask for it.
import { get, request } from "node:http";

const AS_A_BROWSER = { "accept-encoding": "br", "accept-language": "nl" };
const PUBLIC_PAGES = ["/sign-in", "/style-guide"];
const SIGNED_IN_PAGES = ["/my-work", "/projects"];

function weigh(url, cookie) {
  const headers = cookie ? { ...AS_A_BROWSER, cookie } : AS_A_BROWSER;
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      let bytes = 0;
      response.on("data", (chunk) => (bytes += chunk.length));
      response.on("end", () => resolve({ status: response.statusCode, encoding: response.headers["content-encoding"] ?? "none", bytes }));
    }).once("error", reject);
  });
}

function cookieOfManager({ address, password }) {
  const form = new URLSearchParams({ email: "manager@demo.example", password }).toString();
  const headers = { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(form), origin: address, "sec-fetch-site": "same-origin" };
  return new Promise((resolve, reject) => {
    const asked = request(`${address}/sign-in`, { method: "POST", headers }, (response) => {
      response.resume();
      resolve((response.headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0]).join("; "));
    });
    asked.once("error", reject);
    asked.end(form);
  });
}

export async function printPageSizes(poort) {
  const cookie = await cookieOfManager(poort);
  for (const [paths, held] of [[PUBLIC_PAGES, undefined], [SIGNED_IN_PAGES, cookie]]) {
    for (const path of paths) {
      const { status, encoding, bytes } = await weigh(`${poort.address}${path}`, held);
      console.log(`page ${path.padEnd(14)} ${String(bytes).padStart(8)} bytes ${encoding}, status ${status}`);
    }
  }
}
