// The Nu HTML checker: one Java process that is asked over HTTP, because starting it takes longer than checking a page.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { answering, freePort } from "./ports.js";

const jar = fileURLToPath(new URL("../../../node_modules/vnu-jar/build/dist/vnu.jar", import.meta.url));

export async function startHtmlChecker() {
  const port = await freePort();
  const options = ["-Dnu.validator.servlet.bind-address=127.0.0.1", "-cp", jar, "nu.validator.servlet.Main", String(port)];
  const child = spawn("java", options, { stdio: "ignore" });
  let ended;
  child.once("error", (error) => (ended = error.message));
  child.once("exit", (code, signal) => (ended = `the HTML checker ended with ${code ?? signal}`));
  const stop = () => child.kill("SIGTERM");
  try {
    await answering(`http://127.0.0.1:${port}/`, 60, () => ended);
  } catch (error) {
    stop();
    throw error;
  }
  return { address: `http://127.0.0.1:${port}/?out=json`, stop };
}

export async function htmlErrors(source) {
  const response = await fetch(process.env.POORT_E2E_HTML_CHECKER, {
    method: "POST",
    headers: { "content-type": "text/html; charset=utf-8" },
    body: source,
  });
  if (!response.ok) throw new Error(`the HTML checker answered ${response.status}`);
  const { messages } = await response.json();
  return messages
    .filter(({ type }) => type !== "info")
    .map(({ lastLine, message, extract }) => `HTML line ${lastLine}: ${message} in ${JSON.stringify(extract)}`);
}
