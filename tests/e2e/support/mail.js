// A mail server that takes what it is sent, and reads it with a parser that knows nothing of how Poort writes.
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";

export async function startMailServer() {
  const taken = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    async onData(stream, session, callback) {
      const parts = [];
      for await (const part of stream) parts.push(part);
      const to = session.envelope.rcptTo.map(({ address }) => address);
      taken.push({ ...(await PostalMime.parse(Buffer.concat(parts))), to });
      callback();
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const url = `smtp://127.0.0.1:${server.server.address().port}`;
  // The last message to somebody, which may still be on its way.
  const next = async (address) => {
    for (const deadline = Date.now() + 30_000; Date.now() < deadline; await pause(50)) {
      const at = taken.findLastIndex(({ to }) => to.includes(address));
      if (at >= 0) return taken.splice(at, 1)[0];
    }
    throw new Error(`no mail came for ${address}`);
  };
  const stop = () => new Promise((resolve) => server.close(resolve));
  return { url, next, stop };
}
