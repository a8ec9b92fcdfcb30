// A free port of this machine, and waiting until somebody answers there.
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

// `ended` tells why the program behind the address stopped, or undefined while it runs.
export async function answering(url, seconds, ended) {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    if (ended() !== undefined) throw new Error(`${url} never answered: ${ended()}`);
    const answered = await fetch(url).then((response) => response.ok, () => false);
    if (answered) return;
    if (Date.now() > deadline) throw new Error(`${url} did not answer within ${seconds} s`);
    await pause(50);
  }
}
