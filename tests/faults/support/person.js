// A person with a session: asks for pages and sends forms as a browser does, and tells what came of a form.
import { Agent, request } from "node:http";
import { formOn } from "./form.js";

const ANSWERS_WITHIN = 15_000;

// Where Poort can be reached. The people stay when it is started again elsewhere.
export class Door {
  constructor(port) {
    this.port = port;
    this.agent = new Agent({ keepAlive: true });
  }

  // Connections to a Poort that is gone are of no use to the next.
  reopened() {
    this.agent.destroy();
    this.agent = new Agent({ keepAlive: true });
  }

  ask(method, path, cookie, pairs) {
    const body = pairs && new URLSearchParams(pairs).toString();
    const headers = { "accept-language": "nl", "sec-fetch-site": "same-origin", ...(cookie && { cookie }) };
    if (body !== undefined) Object.assign(headers, { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body) });
    const options = { host: "127.0.0.1", port: this.port, method, path, headers, agent: this.agent, timeout: ANSWERS_WITHIN };
    return new Promise((resolve, reject) => {
      const asked = request(options, (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.once("error", reject);
        answer.once("end", () => resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString() }));
      });
      asked.once("timeout", () => asked.destroy(new Error(`no answer to ${method} ${path} within ${ANSWERS_WITHIN} ms`)));
      asked.once("error", reject);
      asked.end(body);
    });
  }
}

export class Person {
  constructor(email, password) {
    Object.assign(this, { email, password, cookie: undefined });
  }

  // Whether the person got in, and their own page opened.
  async signIn(door) {
    const { status, headers } = await door.ask("POST", "/sign-in", undefined, [["email", this.email], ["password", this.password]]);
    const cookie = (headers["set-cookie"] ?? []).map((one) => one.split(";")[0]).find((one) => one.startsWith("session="));
    if (status !== 303 || cookie === undefined) return false;
    this.cookie = cookie;
    return (await this.read(door, "/my-work")).status === 200;
  }

  read(door, path) {
    return door.ask("GET", path, this.cookie);
  }

  // The form of a page that is posted to `action`, or nothing when the page did not open.
  async form(door, path, action = path) {
    return (await this.opens(door, path, action)).form;
  }

  // The same with the status of the page, if it had one.
  async opens(door, path, action = path) {
    try {
      const { status, text } = await this.read(door, path);
      return { status, form: status === 200 ? formOn(text, action) : undefined };
    } catch {
      return { status: undefined, form: undefined };
    }
  }

  // What came of a form: "saved" when Poort leads onward and says so, "refused" when somebody else was first, "failed" when Poort says that it could
  // not, "unanswered" when it said nothing, and "strange" when it said anything else.
  async send(door, form) {
    try {
      const { status, headers } = await door.ask("POST", form.path, this.cookie, form.pairs);
      const onward = headers.location ?? "";
      if (status === 303 && /[?&]done=/.test(onward)) return { outcome: "saved", status, onward: onward.split("?")[0] };
      const outcome = status === 409 ? "refused" : status >= 500 ? "failed" : "strange";
      return { outcome, status, onward };
    } catch {
      return { outcome: "unanswered", status: undefined, onward: "" };
    }
  }
}
